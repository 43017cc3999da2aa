package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.ModelParameters;
import dev.parley.provider.ReasoningEffort;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.PortableStats;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads Parley's own format, as {@code src/site/export.md} describes it. The fields of the chat come before its messages, so
 * {@link ParleyMessages} can read these one by one.
 */
public final class ParleyChat {
    /** The name of the format where chats are stored. */
    public static final String NAME = "parley";

    /** As {@link ChatDocument} collects it, without blanks. */
    private static final String BEGINNING = "{\"format\":\"parley-chat\",";

    private static final String MESSAGES = "\"messages\"";
    private static final int VERSION_MAX = 1;

    private ParleyChat() {}

    /**
     * Whether the messages of a chat of Parley follow.
     *
     * @param name of the next field, with its quotes
     * @param read the object as far as it was read
     */
    static boolean hasMessagesNext(String name, LimitedBuilder read) {
        return name.equals(MESSAGES) && read.beginning().startsWith(BEGINNING);
    }

    /** @throws ItemException if a newer version of Parley has written it, or it has no id */
    static PortableChat chat(JsonNode fields) {
        if (fields.path("version").asInt() > VERSION_MAX) {
            throw new ItemException(Reason.NEWER_VERSION);
        }
        return new PortableChat(
                NAME,
                Fields.id(fields, "id").orElseThrow(() -> new ItemException(Reason.NOT_A_CHAT)),
                Fields.text(fields, "title").orElse(""),
                Times.instant(fields, "created_at"),
                Times.instant(fields, "active_at"),
                Fields.filled(fields, "model"),
                Fields.text(fields, "system_prompt"),
                parameters(fields.path("parameters")),
                Fields.filled(fields, "folder"),
                Fields.flag(fields, "pinned"),
                Fields.flag(fields, "archived"),
                Fields.id(fields, "current_message"));
    }

    private static ModelParameters parameters(JsonNode fields) {
        return new ModelParameters(
                decimal(fields, "temperature", ModelParameters.TEMPERATURE_MAX),
                decimal(fields, "top_p", ModelParameters.TOP_P_MAX),
                Fields.number(fields, "max_tokens")
                        .filter(tokens -> tokens > 0 && tokens <= ModelParameters.MAX_TOKENS_MAX),
                Fields.text(fields, "reasoning_effort").flatMap(ReasoningEffort::ofCode));
    }

    private static Optional<Double> decimal(JsonNode fields, String name, double max) {
        return Optional.of(fields.path(name).asDouble(-1)).filter(value -> value >= 0 && value <= max);
    }

    /** @throws ItemException if it has no id or no role */
    static PortableMessage message(JsonNode fields) {
        return new PortableMessage(
                Fields.id(fields, "id").orElseThrow(() -> new ItemException(Reason.BROKEN)),
                Fields.id(fields, "parent"),
                role(fields),
                status(fields),
                Fields.text(fields, "content").orElse(""),
                Fields.text(fields, "reasoning").orElse(""),
                Fields.filled(fields, "model"),
                stats(fields),
                Times.instant(fields, "created_at"),
                Fields.objects(fields, "files").stream().map(ParleyChat::file).toList());
    }

    private static Role role(JsonNode fields) {
        return switch (fields.path("role").asText()) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> throw new ItemException(Reason.BROKEN);
        };
    }

    private static MessageStatus status(JsonNode fields) {
        var name = fields.path("status").asText().toUpperCase(Locale.ROOT);
        return List.of(MessageStatus.values()).stream()
                .filter(status ->
                        status != MessageStatus.STREAMING && status.name().equals(name))
                .findFirst()
                .orElse(MessageStatus.COMPLETE);
    }

    private static PortableStats stats(JsonNode fields) {
        return new PortableStats(
                Fields.filled(fields, "finish_reason"),
                Fields.number(fields, "prompt_tokens"),
                Fields.number(fields, "completion_tokens"),
                Fields.number(fields, "first_token_ms").map(Duration::ofMillis),
                Fields.number(fields, "thinking_ms").map(Duration::ofMillis),
                Fields.number(fields, "duration_ms").map(Duration::ofMillis),
                Fields.filled(fields, "error"),
                Fields.filled(fields, "error_detail"));
    }

    private static PortableFile file(JsonNode fields) {
        var path = Fields.filled(fields, "path").<PortableFile.Source>map(PortableFile.Entry::new);
        var content = Fields.text(fields, "content").<PortableFile.Source>map(PortableFile.Base64::new);
        return new PortableFile(
                Fields.filled(fields, "name").orElse(""), path.or(() -> content).orElseGet(PortableFile.Missing::new));
    }
}
