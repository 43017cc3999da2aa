package dev.parley.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The key of an installation that was given none: made once, kept beside the database, readable by its owner only. */
public final class SecretKeyFile {
    private SecretKeyFile() {}

    /** Reads the key, and makes it first where there is none. */
    public static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != ApiKeyCipher.KEY_BYTES) {
                throw new IllegalArgumentException("wrong length");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key cannot be read or made: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The secret key is damaged: " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        var key = new byte[ApiKeyCipher.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var text = Base64.getEncoder().encodeToString(key) + "\n";
        // Written beside and moved: a crash leaves no half key, and the mode is right from the first byte.
        var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new", ownerOnly(file));
        try {
            Files.writeString(fresh, text, StandardOpenOption.SYNC);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster: its key counts.
            return;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------")))
                }
                : new FileAttribute<?>[0];
    }
}
