package dev.parley.transfer.formats;

import dev.parley.transfer.PortableChat;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.ReadChat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chats as text to compare: a message is indented below the one that it replies to, and a star marks the shown leaf. */
final class Outline {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> depths = new HashMap<>();

    static String of(RecordingSink sink) {
        var outline = new Outline();
        sink.chats.forEach(outline::chat);
        sink.skipped.forEach(item -> outline.line(0, "skipped: " + item));
        return outline.text.toString();
    }

    private void chat(ReadChat read) {
        var chat = read.chat();
        line(0, "# " + chat.title());
        line(0, facts(chat));
        chat.systemPrompt().ifPresent(prompt -> line(0, "system: " + prompt));
        depths.clear();
        for (var message : read.messages()) {
            message(message, chat.currentId().equals(Optional.of(message.id())));
        }
        line(0, "");
    }

    private static String facts(PortableChat chat) {
        return String.join(
                        " ",
                        List.of(
                                chat.format(),
                                chat.id().length() == 64 ? "(hash)" : chat.id(),
                                chat.model().orElse("-"),
                                time(chat.createdAt()) + ".." + time(chat.activeAt()),
                                (chat.pinned() ? "pinned" : "") + (chat.archived() ? "archived" : ""),
                                chat.folder().orElse("")))
                .strip();
    }

    private void message(PortableMessage message, boolean isCurrent) {
        int depth = message.parentId().map(parent -> depths.get(parent) + 1).orElse(0);
        depths.put(message.id(), depth);
        line(
                depth,
                (isCurrent ? "* " : "- ") + message.id() + " " + message.role() + " " + message.status() + " "
                        + message.model().orElse("-") + " " + time(message.createdAt()));
        if (!message.reasoning().isEmpty()) {
            line(depth + 1, "reasoning: " + shown(message.reasoning()));
        }
        line(depth + 1, "\"" + shown(message.content()) + "\"");
        message.files().forEach(file -> line(depth + 1, "file: " + file.name() + " " + source(file)));
        var stats = message.stats();
        stats.thinking().ifPresent(thinking -> line(depth + 1, "thinking: " + thinking));
        stats.completionTokens().ifPresent(tokens -> line(depth + 1, "tokens: " + tokens));
        stats.error().ifPresent(error -> line(depth + 1, "error: " + error + " " + stats.errorDetail()));
    }

    private static String source(PortableFile file) {
        if (file.source() instanceof PortableFile.Base64 base64) {
            return "base64, " + base64.content().length() + " characters";
        }
        return file.source().toString();
    }

    private static String time(Optional<?> time) {
        return time.map(Object::toString).orElse("?");
    }

    private static String shown(String text) {
        return text.replace("\n", "\\n");
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
