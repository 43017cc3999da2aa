package dev.parley.transfer.imports;

import dev.parley.limit.Limit;
import java.time.Duration;

/**
 * Limits on imports; {@code src/site/limits.md} lists them.
 *
 * @param bytesMax the size of the file
 * @param fileBytesMax the size of an attachment
 */
record ImportLimits(long bytesMax, int fileBytesMax) {
    /** Of all users; others wait. */
    static final int IMPORTS_AT_ONCE_MAX = 2;

    static final int WAITING_IMPORTS_MAX = 100;
    /** Of one user. */
    static final Limit IMPORTS_PER_DAY = new Limit("imports", 20, Duration.ofDays(1));

    /** The newest imports of a user are kept, to show what they have done. */
    static final int KEPT_IMPORTS_MAX = 5;

    /** Problems that an import names; it counts all. */
    static final int PROBLEMS_MAX = 1_000;

    /** Entries of a ZIP file. Their names are in memory. */
    static final int ENTRIES_MAX = 100_000;
    /** The directory of a ZIP file, which is in memory. */
    static final long DIRECTORY_BYTES_MAX = 16L << 20;

    /** How much is read from a ZIP file, for each byte that a file may have. JSON takes about a sixth of its size. */
    private static final int UNPACKED_PER_BYTE_MAX = 10;

    /** How many times larger than in the ZIP file a document may be. */
    static final int UNPACKED_RATIO_MAX = 200;
    /** Up to this size a document may have any ratio. */
    static final long ANY_RATIO_BYTES_MAX = 50L << 20;

    static final int MESSAGES_PER_CHAT_MAX = 200_000;
    static final int MESSAGE_CHARS_MAX = 1_000_000;
    static final int FILES_PER_MESSAGE_MAX = 50;

    /** Everything that is read from a file. */
    long unpackedBytesMax() {
        return bytesMax * UNPACKED_PER_BYTE_MAX;
    }
}
