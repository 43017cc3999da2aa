package dev.parley.transfer.export;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.chat.AnswerStats;
import dev.parley.chat.Message;
import dev.parley.file.Attachment;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.ModelRef;
import dev.parley.transfer.export.ChatJson.FilePlace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes one message of {@link ChatJson}. What is not known is left out. */
final class MessageJson {
    private MessageJson() {}

    static void write(JsonGenerator json, Message message, List<Attachment> attachments, FilePlace place)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", String.valueOf(message.id()));
        write(json, "parent", message.parentId().map(String::valueOf));
        json.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
        json.writeStringField("status", status(message));
        json.writeStringField("created_at", message.createdAt().toString());
        json.writeStringField("content", message.content());
        write(json, "reasoning", Optional.of(message.reasoning()).filter(text -> !text.isEmpty()));
        write(json, "model", model(message));
        writeNumber(json, "column", message.column());
        writeStats(json, message.stats());
        write(json, "error", message.error().map(error -> error.kind().code()));
        write(json, "error_detail", message.error().map(error -> error.detail()).filter(detail -> !detail.isEmpty()));
        writeFiles(json, attachments, place);
        json.writeEndObject();
    }

    /** An answer that is being written has been interrupted as far as the export knows. */
    static String status(Message message) {
        var status = message.status() == MessageStatus.STREAMING ? MessageStatus.INTERRUPTED : message.status();
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** The model of an answer, as its server spells it. */
    static Optional<String> model(Message message) {
        return Optional.of(message.model()).filter(model -> !model.isEmpty()).map(model -> ModelRef.of(model)
                .id());
    }

    private static void writeStats(JsonGenerator json, AnswerStats stats) throws IOException {
        write(json, "finish_reason", stats.finishReason());
        writeNumber(json, "prompt_tokens", stats.promptTokens());
        writeNumber(json, "completion_tokens", stats.completionTokens());
        writeNumber(json, "first_token_ms", stats.firstToken().map(Duration::toMillis));
        writeNumber(json, "thinking_ms", stats.thinking().map(Duration::toMillis));
        writeNumber(json, "duration_ms", stats.duration().map(Duration::toMillis));
    }

    private static void writeFiles(JsonGenerator json, List<Attachment> attachments, FilePlace place)
            throws IOException {
        if (attachments.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("files");
        for (var attachment : attachments) {
            json.writeStartObject();
            json.writeStringField("name", attachment.name());
            json.writeStringField("media_type", attachment.file().mediaType());
            json.writeNumberField("bytes", attachment.file().bytes());
            place.write(json, attachment);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void writeNumber(JsonGenerator json, String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        }
    }
}
