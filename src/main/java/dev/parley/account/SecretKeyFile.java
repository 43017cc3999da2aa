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

/** The file that holds the secret key if none is configured. It is created once, beside the database, readable only by its owner. */
public final class SecretKeyFile {
    private SecretKeyFile() {}

    /** Reads the key, after creating the file if it does not exist. */
    public static byte[] readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != ApiKeyCipher.KEY_BYTES) {
                throw new IllegalArgumentException("wrong length");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or create the secret key: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The secret key is damaged: " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var key = new byte[ApiKeyCipher.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var text = Base64.getEncoder().encodeToString(key) + "\n";
        // Write a temporary file and link it, so that a crash leaves no partial key and the permissions are never too
        // wide.
        var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new", ownerOnly(file));
        try {
            Files.writeString(temporary, text, StandardOpenOption.SYNC);
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            // Another process has created the file first; use its key.
            return;
        } finally {
            Files.deleteIfExists(temporary);
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
