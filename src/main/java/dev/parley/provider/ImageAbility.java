package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a listed model sees images, as far as the server declares it. Names are no proof: new models see, and servers may
 * offer a model without its image encoder.
 */
final class ImageAbility {
    private static final List<String> PARENTS = List.of("", "architecture", "modalities", "model_spec", "model_info");
    /** The fields of OpenRouter, GitHub, models.dev and others. */
    private static final List<String> INPUTS = List.of("input_modalities", "supported_input_modalities", "input");
    /** The fields of Mistral, LM Studio, Venice, LiteLLM, Fireworks and others, also below {@code capabilities}. */
    private static final List<String> FLAGS = List.of(
            "vision", "supports_vision", "supportsVision", "supports_image_input", "supports_images", "multimodal");

    /** The capabilities that Ollama and llama.cpp list. */
    private static final Set<String> SEEING = Set.of("vision", "multimodal", "image", "images");

    private static final String TEXT_ONLY = "completion";

    private ImageAbility() {}

    /** Empty if the server does not say. */
    static Optional<Boolean> of(JsonNode model) {
        for (var name : PARENTS) {
            var parent = name.isEmpty() ? model : model.path(name);
            var found = inputs(parent).or(() -> flag(parent)).or(() -> flag(parent.path("capabilities")));
            if (found.isPresent()) {
                return found;
            }
        }
        var modality = model.path("architecture").path("modality").asText("");
        if (modality.contains("->")) {
            return Optional.of(modality.substring(0, modality.indexOf("->")).contains("image"));
        }
        return listed(model.path("capabilities")).or(() -> type(model));
    }

    private static Optional<Boolean> inputs(JsonNode parent) {
        return INPUTS.stream()
                .map(parent::path)
                .filter(list -> list.isArray() && !list.isEmpty())
                .map(list -> words(list).stream().anyMatch(SEEING::contains))
                .findFirst();
    }

    private static Optional<Boolean> flag(JsonNode parent) {
        return FLAGS.stream()
                .map(parent::path)
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .findFirst();
    }

    private static Optional<Boolean> listed(JsonNode capabilities) {
        var words = words(capabilities);
        if (words.stream().anyMatch(SEEING::contains)) {
            return Optional.of(true);
        }
        return words.contains(TEXT_ONLY) ? Optional.of(false) : Optional.empty();
    }

    /** LM Studio's type of a vision model. */
    private static Optional<Boolean> type(JsonNode model) {
        return model.path("type").asText("").equals("vlm") ? Optional.of(true) : Optional.empty();
    }

    private static Set<String> words(JsonNode list) {
        var words = new HashSet<String>();
        if (list.isArray()) {
            list.forEach(word -> words.add(word.asText("").toLowerCase(Locale.ROOT)));
        }
        return words;
    }
}
