package dev.parley.transfer.imports;

import dev.parley.chat.ChatParameters;
import dev.parley.chat.ChatTitle;
import dev.parley.chat.ModelService;
import dev.parley.provider.ModelRef;
import dev.parley.text.BlankText;
import dev.parley.text.ShortText;
import dev.parley.transfer.PortableChat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Brings the values of an export within the limits of Parley. */
final class ImportedText {
    private static final int TITLE_CHARS_MAX = 200;
    private static final int FOLDER_CHARS_MAX = 100;
    private static final int CODE_CHARS_MAX = 100;
    private static final int DETAIL_CHARS_MAX = 2_000;

    private ImportedText() {}

    /** The title of a chat, or one that is made of its first question. */
    static String title(PortableChat chat, String firstQuestion) {
        var title = ChatTitle.line(chat.title());
        return BlankText.isBlank(title) ? ChatTitle.of(firstQuestion) : ShortText.shortened(title, TITLE_CHARS_MAX);
    }

    static Optional<String> folder(PortableChat chat) {
        return chat.folder()
                .map(ChatTitle::line)
                .filter(name -> !BlankText.isBlank(name))
                .map(name -> ShortText.shortened(name, FOLDER_CHARS_MAX));
    }

    /** As messages store it. Whatever it is in the export, it is no model of a connection of this user. */
    static Optional<String> model(Optional<String> id) {
        return id.map(ChatTitle::line).filter(ModelService::isModelId).map(model -> new ModelRef(ModelRef.FIRST, model)
                .toString());
    }

    static ChatParameters parameters(PortableChat chat) {
        var prompt = chat.systemPrompt().map(text -> ShortText.clipped(text, ChatParameters.SYSTEM_PROMPT_CHARS_MAX));
        return new ChatParameters(prompt, chat.parameters());
    }

    static Optional<String> code(Optional<String> text) {
        return text.map(code -> ShortText.clipped(code, CODE_CHARS_MAX));
    }

    static Optional<String> detail(Optional<String> text) {
        return text.map(detail -> ShortText.clipped(detail, DETAIL_CHARS_MAX));
    }

    static Optional<Long> count(Optional<Long> number) {
        return number.filter(count -> count >= 0);
    }

    static Optional<Long> millis(Optional<Duration> duration) {
        return duration.filter(time -> !time.isNegative() && time.compareTo(Duration.ofDays(1)) < 0)
                .map(Duration::toMillis);
    }

    /** A time in the future would keep a chat at the top of the list. */
    static Instant time(Instant time, Instant now) {
        return time.isAfter(now) ? now : time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    }
}
