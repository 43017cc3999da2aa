package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a listed model supports chat. A model is hidden only if it certainly does not: the server declares another
 * type, or the id is that of an OpenAI model for another purpose. A word in a name is no proof ({@code
 * qwen-image-caption-chat}, {@code ft:gpt-4.1:watts-up::1}).
 */
enum ChatAbility {
    YES,
    /** A word in the id suggests another purpose. Such models are listed last. */
    UNSURE,
    NO;

    /** Full ids from {@code https://platform.openai.com/docs/models}, because other servers may use similar ids. */
    private static final Pattern OPENAI_NO_CHAT = Pattern.compile("text-embedding-(?:ada-\\d+|\\d+-(?:small|large))"
            + "|whisper-\\d+|tts-\\d+(?:-hd)?(?:-\\d{4})?|dall-e-\\d+"
            + "|(?:omni|text)-moderation-(?:latest|stable|\\d+|\\d{4}-\\d{2}-\\d{2})"
            + "|(?:davinci|babbage)-002|gpt-3\\.5-turbo-instruct(?:-\\d{4})?"
            + "|gpt-image-\\d+(?:\\.\\d+)?(?:-mini)?|sora-\\d+(?:-pro)?"
            + "|gpt-4o(?:-mini)?-(?:tts|transcribe|transcribe-diarize|realtime-preview)(?:-\\d{4}-\\d{2}-\\d{2})?"
            + "|gpt-realtime(?:-mini)?(?:-\\d{4}-\\d{2}-\\d{2})?");

    private static final Pattern WORD_END = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> HINTS = Set.of(
            ("embed embedding embeddings whisper tts stt asr dall moderation image realtime transcribe audio rerank reranker"
                            + " diffusion sora davinci babbage")
                    .split(" "));

    private static final String[] TYPE_FIELDS = {"type", "model_type", "mode", "task", "pipeline_tag", "kind"};
    private static final String[] LIST_FIELDS = {"capabilities", "endpoints", "supportedGenerationMethods"};
    private static final String[] FLAG_FIELDS = {"completion_chat", "chat_completion", "supports_chat"};
    /** Model types that Together, Venice, Hugging Face, LM Studio, Ollama, Cohere, Gemini and Databricks declare. */
    private static final Set<String> CHAT_TYPES = Set.of(
            ("chat chat-completion chat-completions chat/completions llm vlm language text text-generation completion"
                            + " conversational image-text-to-text generatecontent llm/v1/chat")
                    .split(" "));

    private static final Set<String> OTHER_TYPES = Set.of(
            ("embed embedding embeddings text-embedding text-embeddings embed-image embedcontent feature-extraction"
                            + " sentence-similarity llm/v1/embeddings rerank reranker reranking text-ranking score"
                            + " moderation moderations image images image-generation text-to-image image-to-image upscale"
                            + " inpaint video video-generation text-to-video image-to-video audio speech tts stt asr"
                            + " text-to-speech speech-to-text audio-speech audio-transcription transcribe transcription"
                            + " transcriptions automatic-speech-recognition image-classification object-detection")
                    .split(" "));

    /** @param model as listed by the server: an object, or only the id */
    static ChatAbility of(String id, JsonNode model) {
        var declared = declared(model);
        if (declared.isPresent()) {
            return declared.get() ? YES : NO;
        }
        var lowerCase = id.toLowerCase(Locale.ROOT);
        if (OPENAI_NO_CHAT.matcher(lowerCase).matches()) {
            return NO;
        }
        return WORD_END.splitAsStream(lowerCase).anyMatch(HINTS::contains) ? UNSURE : YES;
    }

    private static Optional<Boolean> declared(JsonNode model) {
        var output = output(model);
        if (!output.isEmpty()) {
            return Optional.of(output.contains("text"));
        }
        for (var field : FLAG_FIELDS) {
            var flag = model.path(field).isBoolean()
                    ? model.path(field)
                    : model.path("capabilities").path(field);
            if (flag.isBoolean()) {
                return Optional.of(flag.booleanValue());
            }
        }
        return byTypes(types(model));
    }

    /** The output modalities that OpenRouter and GitHub declare: {@code text}, {@code image}. */
    private static List<String> output(JsonNode model) {
        var architecture = model.path("architecture");
        var output = new ArrayList<String>();
        addAll(architecture.path("output_modalities"), output);
        addAll(model.path("output_modalities"), output);
        addAll(model.path("supported_output_modalities"), output);
        var modality = architecture.path("modality").asText("");
        if (output.isEmpty() && modality.contains("->")) {
            output.addAll(List.of(
                    normal(modality.substring(modality.indexOf("->") + 2)).split("[+,]")));
        }
        return output;
    }

    private static List<String> types(JsonNode model) {
        var types = new ArrayList<String>();
        for (var field : TYPE_FIELDS) {
            var type = model.path(field);
            add(type.isObject() ? type.path("name") : type, types);
        }
        add(model.path("capabilities").path("type"), types);
        for (var field : LIST_FIELDS) {
            addAll(model.path(field), types);
        }
        return types;
    }

    /** Types in neither list, such as {@code model} or {@code tools}, are ignored. */
    private static Optional<Boolean> byTypes(List<String> types) {
        if (types.stream().anyMatch(CHAT_TYPES::contains)) {
            return Optional.of(true);
        }
        return types.stream().anyMatch(OTHER_TYPES::contains) ? Optional.of(false) : Optional.empty();
    }

    private static void addAll(JsonNode list, List<String> words) {
        if (list.isArray()) {
            list.forEach(word -> add(word, words));
        }
    }

    private static void add(JsonNode word, List<String> words) {
        if (word.isTextual()) {
            words.add(normal(word.textValue()));
        }
    }

    private static String normal(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
