package dev.parley.transfer.formats;

import dev.parley.chat.Role;
import dev.parley.transfer.PortableMessage;
import java.time.Instant;
import java.util.Optional;

/** What a chat lacks that an application exports without a name or an id. */
final class Chats {
    private static final int TITLE_CHARS_MAX = 60;

    private Chats() {}

    /** The same for the same chat, also if messages have been added. */
    static String id(Turns.Result turns) {
        var first = turns.messages().get(0);
        return Fields.hash(first.id() + "\n" + first.createdAt() + "\n" + first.content());
    }

    /** The title, otherwise the beginning of the first question. */
    static String title(Optional<String> title, Turns.Result turns) {
        return title.map(String::strip).filter(text -> !text.isEmpty()).orElseGet(() -> {
            var question = turns.messages().get(0).content().strip();
            var line = question.lines().findFirst().orElse(Turns.NO_QUESTION);
            return line.codePointCount(0, line.length()) <= TITLE_CHARS_MAX
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, TITLE_CHARS_MAX)) + "…";
        });
    }

    /** The model of the last answer that tells it. */
    static Optional<String> model(Turns.Result turns) {
        return turns.messages().stream()
                .filter(message -> message.role() == Role.ASSISTANT)
                .flatMap(message -> message.model().stream())
                .reduce((first, last) -> last);
    }

    /** The time of the last message. */
    static Optional<Instant> lastTime(Turns.Result turns) {
        return turns.messages().stream()
                .map(PortableMessage::createdAt)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }
}
