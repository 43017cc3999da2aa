package dev.parley.file;

import dev.parley.account.User;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitReachedException;
import dev.parley.limit.LimitStore;
import dev.parley.web.HttpException;
import dev.parley.web.UploadedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Receives files: counts, recognises, reads and stores them, as attachments that are not sent yet. */
public final class Uploads {
    private final AttachmentStore attachments;
    private final FileReaderPool reader;
    private final LimitStore limitStore;
    private final FileLimits limits;
    private final Limit daily;

    Uploads(AttachmentStore attachments, FileReaderPool reader, LimitStore limitStore, FileLimits limits) {
        this.attachments = attachments;
        this.reader = reader;
        this.limitStore = limitStore;
        this.limits = limits;
        this.daily = new Limit("uploads", limits.uploadsPerDayMax(), Duration.ofDays(1));
    }

    /**
     * Stores files in the order in which they were sent: all of them or none.
     *
     * @throws HttpException in words, if one is refused: 413, 415 or 422 because of the file, 429 if the user has uploaded too
     *     many today, 503 if the server is busy
     */
    public List<Attachment> receive(User user, List<UploadedFile> files) {
        requireCount(files.size());
        var received = new ArrayList<Attachment>();
        try {
            for (var file : files) {
                received.add(receive(user, file));
            }
        } catch (RuntimeException e) {
            received.forEach(attachment -> attachments.remove(user, attachment.id()));
            throw e;
        }
        return received;
    }

    /**
     * Recognises a file of an import, which does not count as an upload.
     *
     * @throws HttpException in words, if it is refused; 503 if the server is busy
     */
    public ReadFile recognise(String name, byte[] content) {
        return reader.read(DisplayName.of(name), content);
    }

    /**
     * Stores a file that was recognised, as an attachment that is not sent yet.
     *
     * @throws HttpException 413 if there is no room for the file
     */
    public Attachment store(User user, String name, ReadFile read) {
        return attachments.add(user, DisplayName.of(DisplayName.of(name), read), read, limits.bytesPerUserMax());
    }

    /**
     * Requires that a question may have so many files.
     *
     * @throws HttpException 422 if it may not
     */
    public void requireCount(int count) {
        if (count > limits.filesPerMessageMax()) {
            throw new HttpException(422, "problem.files.many", count, limits.filesPerMessageMax());
        }
    }

    /** An attachment of this user that is not sent yet. */
    Optional<Attachment> unsent(User user, long id) {
        return attachments
                .find(user, id)
                .filter(attachment -> attachment.messageId().isEmpty());
    }

    private Attachment receive(User user, UploadedFile file) {
        count(user);
        var name = DisplayName.of(file.name());
        var read = reader.read(name, file.content());
        return attachments.add(user, DisplayName.of(name, read), read, limits.bytesPerUserMax());
    }

    /** Refused files count, too, because reading them takes time. */
    private void count(User user) {
        try {
            limitStore.count(daily, String.valueOf(user.id()));
        } catch (LimitReachedException e) {
            throw HttpException.limitReached("problem.files.daily", e.waitTime(), limits.uploadsPerDayMax());
        }
    }
}
