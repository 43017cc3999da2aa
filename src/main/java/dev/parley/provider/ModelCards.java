package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a list of models and leaves out those one cannot chat with. */
final class ModelCards {
    private static final int MODELS_MAX = 200;
    private static final int ID_CHARS_MAX = 200;
    private static final int DESCRIPTION_CHARS_MAX = 120;
    private static final long MILLIS_SINCE = 100_000_000_000L;
    // The API does not say what a model is for; its name does.
    private static final Pattern NO_CHAT = Pattern.compile(
            "embed|whisper|tts|dall-e|moderation|image|realtime|transcribe" + "|audio|rerank|davinci|babbage");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private record Dated(ModelCard card, long createdSeconds) {}

    private ModelCards() {}

    /**
     * The cards, newest first.
     *
     * @param body {@code {"data": [...]}} as OpenAI has it, {@code {"models": [...]}} or just the array
     * @throws ModelException when it is none of these
     */
    static List<ModelCard> read(byte[] body, Provider provider) {
        var ids = new HashSet<String>();
        return models(body)
                .filter(json -> isChat(id(json)) && !showsKey(id(json), provider) && ids.add(id(json)))
                .map(json -> new Dated(card(json, provider), createdSeconds(json)))
                .sorted(Comparator.comparingLong(Dated::createdSeconds)
                        .reversed()
                        .thenComparing(dated -> dated.card().id()))
                .limit(MODELS_MAX)
                .map(Dated::card)
                .toList();
    }

    private static Stream<JsonNode> models(byte[] body) {
        try {
            var json = Json.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
            for (var list : new JsonNode[] {json, json.path("data"), json.path("models")}) {
                if (list.isArray()) {
                    return StreamSupport.stream(list.spliterator(), false);
                }
            }
            // A server without models may say null.
            if (json.path("data").isNull()) {
                return Stream.empty();
            }
        } catch (IOException e) {
            // It is no Json.MAPPER.
        }
        throw new ModelException(Fault.NOT_UNDERSTOOD, "");
    }

    private static boolean isChat(String id) {
        return !id.isBlank()
                && id.length() <= ID_CHARS_MAX
                && !CONTROL.matcher(id).find()
                && !NO_CHAT.matcher(id.toLowerCase(Locale.ROOT)).find();
    }

    /** An id is sent as it is, so it cannot be masked. */
    private static boolean showsKey(String id, Provider provider) {
        return provider.secret().filter(id::contains).isPresent();
    }

    private static ModelCard card(JsonNode json, Provider provider) {
        var name = Words.clipped(Words.oneLine(text(json, "name"), provider), ID_CHARS_MAX);
        return new ModelCard(id(json), name.isEmpty() ? id(json) : name, description(json, provider));
    }

    private static String description(JsonNode json, Provider provider) {
        var given = Words.oneLine(text(json, "description"), provider);
        if (!given.isEmpty()) {
            return firstSentence(given);
        }
        var owner = Words.clipped(Words.oneLine(text(json, "owned_by"), provider), DESCRIPTION_CHARS_MAX);
        var seconds = createdSeconds(json);
        if (seconds <= 0) {
            return owner;
        }
        var day = Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate();
        return owner.isEmpty() ? day.toString() : owner + ", " + day;
    }

    private static String firstSentence(String text) {
        var end = text.indexOf(". ");
        return Words.shortened(end < 0 ? text : text.substring(0, end + 1), DESCRIPTION_CHARS_MAX);
    }

    /** Since 1970; 0 if unknown. Some servers give milliseconds. */
    private static long createdSeconds(JsonNode json) {
        var created = json.path("created").asLong();
        return created > MILLIS_SINCE ? Math.min(created / 1_000, MILLIS_SINCE) : Math.max(0, created);
    }

    private static String id(JsonNode json) {
        var id = text(json, "id");
        return id.isEmpty() ? text(json, "name") : id;
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.path(field).textValue() : "";
    }
}
