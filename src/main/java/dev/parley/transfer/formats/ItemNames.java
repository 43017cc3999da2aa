package dev.parley.transfer.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Names a chat that cannot be imported, as the user knows it: by its title. */
final class ItemNames {
    /** How much of a broken chat is read for its title, which other applications write near the beginning. */
    static final int READ_CHARS_MAX = 4_096;

    private static final int NAME_CHARS_MAX = 100;
    private static final Set<String> TITLES = Set.of("title", "name", "topic");

    private ItemNames() {}

    /** The title in the beginning of the text of a chat. */
    static Optional<String> of(String beginning) {
        try (var json = Trees.parser(beginning)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING && TITLES.contains(name)) {
                    return shown(json);
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            // The beginning of a text ends in the middle, and a broken text may be broken there.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> shown(JsonParser json) throws IOException {
        var title = json.getText().strip();
        return Optional.of(title.substring(0, Math.min(title.length(), NAME_CHARS_MAX)))
                .filter(text -> !text.isEmpty());
    }
}
