package dev.parley.transfer.export;

import dev.parley.account.User;
import dev.parley.chat.ChatDetails;
import dev.parley.chat.ChatDetailsStore;
import dev.parley.chat.Message;
import dev.parley.db.SqliteWriter;
import dev.parley.file.Attachment;
import dev.parley.file.AttachmentStore;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.provider.ReasoningEffort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes all chats of a user as a SQLite file with the schema {@code transfer/history.sql}. */
public final class HistoryExport {
    static final int VERSION = 1;

    private static final List<String> SCHEMA = schema();

    private final ChatDetailsStore chats;
    private final ExportedMessages messages;
    private final AttachmentStore attachments;
    private final InstallationSettings installation;

    public HistoryExport(
            ChatDetailsStore chats,
            ExportedMessages messages,
            AttachmentStore attachments,
            InstallationSettings installation) {
        this.chats = chats;
        this.messages = messages;
        this.attachments = attachments;
        this.installation = installation;
    }

    /** Opens an empty file. */
    SqliteWriter create(Path file) {
        return SqliteWriter.create(file, SCHEMA);
    }

    /** Fills the file. */
    void write(User user, Instant now, SqliteWriter file, Progress.Step onMessage) throws IOException {
        about(file, "format", "parley-history");
        about(file, "version", String.valueOf(VERSION));
        about(file, "exported_at", now.toString());
        about(file, "origin", installation.value(InstallationSetting.ORIGIN).orElse(""));
        var written = new HashSet<Long>();
        long last = 0;
        for (var page = chats.after(user, last, ZipExport.CHATS_AT_ONCE_MAX);
                !page.isEmpty();
                page = chats.after(user, last, ZipExport.CHATS_AT_ONCE_MAX)) {
            for (var details : page) {
                insert(file, details);
                messages.forEach(details.chat(), (message, files) -> {
                    insert(file, message);
                    files.forEach(attachment -> insert(file, message, attachment, written));
                    onMessage.run();
                });
                last = details.chat().id();
            }
        }
        file.finish();
    }

    private static void about(SqliteWriter file, String name, String value) {
        file.insert("about", name, value);
    }

    private static void insert(SqliteWriter file, ChatDetails details) {
        var chat = details.chat();
        var parameters = details.parameters();
        file.insert(
                "chats",
                chat.id(),
                chat.title(),
                chat.getModelId(),
                parameters.systemPrompt().orElse(null),
                parameters.model().temperature().orElse(null),
                parameters.model().topP().orElse(null),
                parameters.model().maxTokens().orElse(null),
                parameters.model().reasoningEffort().map(ReasoningEffort::code).orElse(null),
                details.folder().orElse(null),
                chat.placement().pinned() ? 1 : 0,
                chat.placement().archived() ? 1 : 0,
                chat.currentLeafId(),
                details.createdAt().toString(),
                chat.activeAt().toString());
    }

    private static void insert(SqliteWriter file, Message message) {
        var stats = message.stats();
        file.insert(
                "messages",
                message.id(),
                message.chatId(),
                message.parentId().orElse(null),
                message.role().name().toLowerCase(Locale.ROOT),
                MessageJson.status(message),
                message.content(),
                message.reasoning(),
                MessageJson.model(message).orElse(null),
                message.column().orElse(null),
                stats.finishReason().orElse(null),
                stats.promptTokens().orElse(null),
                stats.completionTokens().orElse(null),
                stats.firstToken().map(Duration::toMillis).orElse(null),
                stats.thinking().map(Duration::toMillis).orElse(null),
                stats.duration().map(Duration::toMillis).orElse(null),
                message.error().map(error -> error.kind().code()).orElse(null),
                message.error()
                        .map(error -> error.detail())
                        .filter(detail -> !detail.isEmpty())
                        .orElse(null),
                message.createdAt().toString());
    }

    private void insert(SqliteWriter file, Message message, Attachment attachment, Set<Long> written) {
        var stored = attachment.file();
        if (written.add(stored.id())) {
            var text = Optional.of(attachments.text(stored)).filter(some -> stored.isText());
            file.insert(
                    "files",
                    stored.id(),
                    stored.mediaType(),
                    stored.bytes(),
                    text.orElse(null),
                    attachments.content(stored));
        }
        file.insert("attachments", attachment.id(), message.id(), stored.id(), attachment.name());
    }

    private static List<String> schema() {
        try (var resource = HistoryExport.class.getResourceAsStream("/transfer/history.sql")) {
            if (resource == null) {
                throw new IllegalStateException("The schema is missing");
            }
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split(";\n", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
