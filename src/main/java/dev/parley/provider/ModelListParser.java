package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Interner;
import dev.parley.text.ShortText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a list of models and omits those that do not support chat. The newest come first, but models that may not
 * support chat ({@link ChatAbility#UNSURE}) come last.
 */
final class ModelListParser {
    /** The largest gateways list hundreds of models; a catalogue of all open models lists thousands. */
    static final int MODELS_MAX = 5_000;

    private static final int ID_CHARS_MAX = 200;
    private static final int DESCRIPTION_CHARS_MAX = 120;
    private static final long MILLIS_SINCE = 100_000_000_000L;
    private static final String[] NAME_FIELDS = {"name", "display_name", "displayName", "friendly_name"};
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    /** Shares equal cards: lists are cached per API key, and the keys of many users give the same models. */
    private static final Interner<ModelInfo> MODELS = Interner.newWeakInterner();

    private record Found(ModelInfo model, ChatAbility ability, long createdSeconds) {}

    /**
     * The models that a server lists.
     *
     * @param models at most {@link #MODELS_MAX}
     * @param moreCount the number of further chat models
     */
    record Models(List<ModelInfo> models, int moreCount) {}

    private final Provider provider;
    private final Set<String> ids = new HashSet<>();
    private final List<Found> found = new ArrayList<>();

    private ModelListParser(Provider provider) {
        this.provider = provider;
    }

    /**
     * Reads the body of {@code GET {baseUrl}/models}, see {@link ModelListReader} for its shapes.
     *
     * @throws ModelException when the body is not a list of models
     * @throws IOException when the body is cut
     */
    static Models read(InputStream body, Provider provider) throws IOException {
        var models = new ModelListParser(provider);
        ModelListReader.read(body, models::add);
        return models.sorted();
    }

    private void add(JsonNode model) {
        var id = id(model);
        if (!isUsable(id) || ids.contains(id)) {
            return;
        }
        var ability = ChatAbility.of(id, model);
        if (ability != ChatAbility.NO) {
            ids.add(id);
            found.add(new Found(model(id, model), ability, createdSeconds(model)));
        }
    }

    private Models sorted() {
        var models = found.stream()
                .sorted(Comparator.comparing(Found::ability)
                        .thenComparing(
                                Comparator.comparingLong(Found::createdSeconds).reversed())
                        .thenComparing(one -> one.model().id()))
                .limit(MODELS_MAX)
                .map(Found::model)
                .toList();
        return new Models(models, found.size() - models.size());
    }

    /** Whether an id can be used. An id is sent back unchanged, so an id that contains the API key cannot be masked. */
    private boolean isUsable(String id) {
        return !id.isBlank()
                && id.length() <= ID_CHARS_MAX
                && !CONTROL.matcher(id).find()
                && provider.secret().filter(id::contains).isEmpty();
    }

    private ModelInfo model(String id, JsonNode model) {
        var name = ShortText.clipped(ErrorText.oneLine(text(model, NAME_FIELDS), provider), ID_CHARS_MAX);
        return MODELS.intern(new ModelInfo(
                id, name.isEmpty() ? id : name, description(model), ContextTokens.of(model), ImageAbility.of(model)));
    }

    private String description(JsonNode model) {
        var given = ErrorText.oneLine(text(model, "description"), provider);
        if (!given.isEmpty()) {
            return firstSentence(given);
        }
        var owner = ShortText.clipped(ErrorText.oneLine(text(model, "owned_by"), provider), DESCRIPTION_CHARS_MAX);
        var seconds = createdSeconds(model);
        if (seconds <= 0) {
            return owner;
        }
        var day = Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate();
        return owner.isEmpty() ? day.toString() : owner + ", " + day;
    }

    private static String firstSentence(String text) {
        var end = text.indexOf(". ");
        return ShortText.shortened(end < 0 ? text : text.substring(0, end + 1), DESCRIPTION_CHARS_MAX);
    }

    /** The creation time in seconds since 1970; 0 if unknown. Some servers send milliseconds. */
    private static long createdSeconds(JsonNode model) {
        var created = model.path("created").asLong();
        return created > MILLIS_SINCE ? Math.min(created / 1_000, MILLIS_SINCE) : Math.max(0, created);
    }

    private static String id(JsonNode model) {
        return model.isTextual() ? model.textValue() : text(model, "id", "name", "model");
    }

    /** The value of the first of these fields that has text. */
    private static String text(JsonNode model, String... fields) {
        for (var field : fields) {
            var text = model.path(field);
            if (text.isTextual() && !text.textValue().isBlank()) {
                return text.textValue();
            }
        }
        return "";
    }
}
