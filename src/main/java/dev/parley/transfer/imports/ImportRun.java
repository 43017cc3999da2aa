package dev.parley.transfer.imports;

import dev.parley.account.User;
import dev.parley.chat.ChatException;
import dev.parley.chat.FolderStore;
import dev.parley.db.Database;
import dev.parley.file.Uploads;
import dev.parley.transfer.ImportSink;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.formats.JsonChats;
import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads one export and stores its chats. */
final class ImportRun implements ImportSink {
    private final Database database;
    private final Clock clock;
    private final User user;
    private final ExportFile export;
    private final ImportedFiles files;
    private final OwnChats ownChats;
    private final FolderStore folders;
    private final ImportProgress progress;
    private final JsonChats formats = new JsonChats();
    private final Map<String, Optional<Long>> folderIds = new HashMap<>();

    ImportRun(
            Database database,
            Clock clock,
            User user,
            ExportFile export,
            Uploads uploads,
            ImportLimits limits,
            OwnChats ownChats,
            ImportProgress progress) {
        this.database = database;
        this.clock = clock;
        this.user = user;
        this.export = export;
        this.files = new ImportedFiles(uploads, user, export, limits.fileBytesMax(), progress);
        this.ownChats = ownChats;
        this.folders = new FolderStore(database, clock);
        this.progress = progress;
    }

    /** @throws ImportFailure if the import cannot go on */
    void run() throws IOException {
        var documents = export.documents();
        progress.expect(export.bytes());
        export.refused().forEach(refused -> progress.problem(refused.name(), refused.reason()));
        int found = 0;
        for (var document : documents) {
            progress.check();
            found += read(document);
        }
        if (found == 0) {
            throw new ImportFailure(ImportFailure.Reason.NO_CHATS);
        }
    }

    private int read(ExportFile.Document document) throws IOException {
        try (var in = new MeasuredStream(document.opener().open(), document.packedBytes(), progress)) {
            return formats.read(in, document.name(), this);
        } catch (ZipException | EOFException e) {
            skipped(document.name(), Reason.BROKEN);
            return 0;
        }
    }

    @Override
    public void chat(PortableChat chat, Iterator<PortableMessage> messages) {
        progress.check();
        if (!messages.hasNext()) {
            throw new ItemException(Reason.NO_MESSAGES);
        }
        var known = ownChats.find(user, chat).or(() -> Origins.find(database, user, chat));
        var folder = known.isPresent() ? Optional.<Long>empty() : folder(chat);
        var writer = new ChatWriter(database, clock, user, chat, folder, known, progress);
        try {
            addAll(writer, chat, messages);
        } catch (ItemException e) {
            if (e.reason() != Reason.DELETED) {
                // What was read of it is kept.
                writer.finish();
            }
            throw e;
        }
        writer.finish();
    }

    private void addAll(ChatWriter writer, PortableChat chat, Iterator<PortableMessage> messages) {
        for (int count = 1; messages.hasNext(); count++) {
            if (count > ImportLimits.MESSAGES_PER_CHAT_MAX) {
                throw new ItemException(Reason.TOO_MANY_MESSAGES);
            }
            var message = messages.next();
            if (!writer.has(message)) {
                if (Math.max(message.content().length(), message.reasoning().length())
                        > ImportLimits.MESSAGE_CHARS_MAX) {
                    progress.problem(chat.title(), Reason.TEXT_SHORTENED);
                }
                writer.add(message, files.store(message.files()));
            }
        }
    }

    /** The folder of a new chat. Each that cannot be created is named once. */
    private Optional<Long> folder(PortableChat chat) {
        return ImportedText.folder(chat).flatMap(name -> folderIds.computeIfAbsent(name, this::created));
    }

    private Optional<Long> created(String name) {
        try {
            return Optional.of(folders.create(user, name).id());
        } catch (ChatException e) {
            progress.problem(name, Reason.TOO_MANY_FOLDERS);
            return Optional.empty();
        }
    }

    @Override
    public void skipped(String item, Reason reason) {
        progress.problem(item, reason);
    }
}
