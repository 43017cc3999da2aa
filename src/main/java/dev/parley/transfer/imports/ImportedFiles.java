package dev.parley.transfer.imports;

import dev.parley.account.User;
import dev.parley.file.ReadFile;
import dev.parley.file.Uploads;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import dev.parley.transfer.PortableFile;
import dev.parley.web.HttpException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipException;

/** Stores the files of messages. Each is recognised by its content, and images are written again, as with an upload. */
final class ImportedFiles {
    private static final int BUSY = 503;
    private static final int TRIES_MAX = 60;
    private static final long TRY_MILLIS = 1_000;

    private final Uploads uploads;
    private final User user;
    private final ExportFile export;
    private final int bytesMax;
    private final ImportProgress progress;

    ImportedFiles(Uploads uploads, User user, ExportFile export, int bytesMax, ImportProgress progress) {
        this.uploads = uploads;
        this.user = user;
        this.export = export;
        this.bytesMax = bytesMax;
        this.progress = progress;
    }

    /** Stores files and returns their ids as attachments. Names those that are skipped. */
    List<Long> store(List<PortableFile> files) {
        var ids = new ArrayList<Long>();
        for (var file : files) {
            try {
                if (ids.size() >= ImportLimits.FILES_PER_MESSAGE_MAX) {
                    throw new ItemException(Reason.FILE_REFUSED);
                }
                ids.add(store(file));
                progress.file();
            } catch (ItemException e) {
                progress.problem(file.name(), e.reason());
            }
        }
        return ids;
    }

    private long store(PortableFile file) {
        progress.check();
        var content = content(file);
        if (content.length > bytesMax) {
            throw new ItemException(Reason.TOO_LARGE);
        }
        try {
            var read = recognised(file.name(), content);
            try {
                return uploads.store(user, file.name(), read).id();
            } catch (HttpException e) {
                throw new ItemException(Reason.NO_ROOM);
            }
        } catch (HttpException e) {
            throw new ItemException(Reason.FILE_REFUSED);
        }
    }

    /** Waits while the server reads the files of others. */
    private ReadFile recognised(String name, byte[] content) {
        for (int tries = 1; ; tries++) {
            try {
                return uploads.recognise(name, content);
            } catch (HttpException e) {
                if (e.status() != BUSY || tries == TRIES_MAX) {
                    throw e;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(TRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailure(ImportFailure.Reason.INTERRUPTED);
        }
        progress.check();
    }

    private byte[] content(PortableFile file) {
        var source = file.source();
        if (source instanceof PortableFile.Entry entry) {
            return entry(entry);
        }
        if (source instanceof PortableFile.Text text) {
            return text.text().getBytes(StandardCharsets.UTF_8);
        }
        if (source instanceof PortableFile.Base64 base64) {
            return decoded(base64.content());
        }
        throw new ItemException(Reason.FILE_MISSING);
    }

    private byte[] entry(PortableFile.Entry entry) {
        try {
            var content = export.content(entry, bytesMax).orElseThrow(() -> new ItemException(Reason.FILE_MISSING));
            progress.read(content.length);
            return content;
        } catch (ZipException e) {
            throw new ItemException(Reason.BROKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ItemException(Reason.BROKEN);
        }
    }
}
