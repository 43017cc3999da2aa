package dev.parley.provider;

import java.util.regex.Pattern;

/**
 * A model of a connection, as forms send it and the database stores it. The text is the id of the model for the first
 * connection, and {@code @7/llama3.2:3b} for the one with the id 7. So the models of old chats, which have only an id, belong
 * to the first connection.
 *
 * @param connectionId 0 for the first connection
 * @param id as the model server spells it
 */
public record ModelRef(long connectionId, String id) {
    /** The first connection, that of {@code OPENAI_BASE_URL}. */
    public static final long FIRST = 0;

    /** Ids of real models begin with an at sign too, such as {@code @cf/meta/llama-3}, but not with a number after it. */
    private static final Pattern TEXT = Pattern.compile("@(\\d{1,18})/(.+)", Pattern.DOTALL);

    /** Reads the text form. Any text is one. */
    public static ModelRef of(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? new ModelRef(Long.parseLong(match.group(1)), match.group(2))
                : new ModelRef(FIRST, text);
    }

    /** The text form. */
    @Override
    public String toString() {
        boolean isPlain = connectionId == FIRST && !TEXT.matcher(id).matches();
        return isPlain ? id : "@" + connectionId + "/" + id;
    }
}
