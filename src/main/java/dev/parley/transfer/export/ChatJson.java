package dev.parley.transfer.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.parley.chat.ChatDetails;
import dev.parley.chat.ChatParameters;
import dev.parley.file.Attachment;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.provider.ModelParameters;
import dev.parley.provider.ReasoningEffort;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a chat in Parley's own format, as {@code src/site/export.md} describes it. */
public final class ChatJson {
    static final String FORMAT = "parley-chat";
    /** Increased when older readers would read it wrongly. */
    static final int VERSION = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    /** Writes where the content of a file is: the field {@code content} or {@code path}. */
    interface FilePlace {
        void write(JsonGenerator json, Attachment attachment) throws IOException;
    }

    private final InstallationSettings installation;
    private final ExportedMessages messages;

    public ChatJson(InstallationSettings installation, ExportedMessages messages) {
        this.installation = installation;
        this.messages = messages;
    }

    /** Writes a chat with the contents of its files. Does not close the stream. */
    void write(ChatDetails chat, OutputStream out) throws IOException {
        write(chat, out, (json, file) -> json.writeBinaryField("content", messages.content(file)), () -> {});
    }

    /**
     * Writes a chat. Does not close the stream.
     *
     * @param onMessage runs after each message
     */
    void write(ChatDetails details, OutputStream out, FilePlace place, Progress.Step onMessage) throws IOException {
        try (var json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            writeFields(json, details);
            json.writeArrayFieldStart("messages");
            messages.forEach(details.chat(), (message, attachments) -> {
                MessageJson.write(json, message, attachments, place);
                onMessage.run();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** The id of a chat in exports. It names the chat among those of all installations. */
    String id(long chatId) {
        return installation.value(InstallationSetting.ORIGIN).orElse("") + "/" + chatId;
    }

    private void writeFields(JsonGenerator json, ChatDetails details) throws IOException {
        var chat = details.chat();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeStringField("id", id(chat.id()));
        json.writeStringField("title", chat.title());
        json.writeStringField("created_at", details.createdAt().toString());
        json.writeStringField("active_at", chat.activeAt().toString());
        json.writeStringField("model", chat.getModelId());
        writeParameters(json, details.parameters());
        if (details.folder().isPresent()) {
            json.writeStringField("folder", details.folder().get());
        }
        json.writeBooleanField("pinned", chat.placement().pinned());
        json.writeBooleanField("archived", chat.placement().archived());
        json.writeStringField("current_message", String.valueOf(chat.currentLeafId()));
    }

    private static void writeParameters(JsonGenerator json, ChatParameters parameters) throws IOException {
        if (parameters.systemPrompt().isPresent()) {
            json.writeStringField("system_prompt", parameters.systemPrompt().get());
        }
        var model = parameters.model();
        if (model.equals(ModelParameters.NONE)) {
            return;
        }
        json.writeObjectFieldStart("parameters");
        if (model.temperature().isPresent()) {
            json.writeNumberField("temperature", model.temperature().get());
        }
        if (model.topP().isPresent()) {
            json.writeNumberField("top_p", model.topP().get());
        }
        if (model.maxTokens().isPresent()) {
            json.writeNumberField("max_tokens", model.maxTokens().get());
        }
        if (model.reasoningEffort().isPresent()) {
            json.writeStringField(
                    "reasoning_effort",
                    model.reasoningEffort().map(ReasoningEffort::code).get());
        }
        json.writeEndObject();
    }
}
