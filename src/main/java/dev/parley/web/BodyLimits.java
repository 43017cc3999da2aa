package dev.parley.web;

import java.time.Duration;

/**
 * How much of a request body is read, and how long that may take.
 *
 * @param timeMax the longest time for the whole body
 * @param graceTime how long the body may be slower than the minimum rate: a phone may lose its network for some seconds
 * @param bytesPerSecondMin the minimum rate after the grace time; half the rate of a modem of 1990
 * @param bytesMax the longest accepted body, enough for the longest message with every character escaped
 * @param bytesReadMax how much of a longer body is read and discarded: a browser reads the response only after it has
 *     sent the whole body
 * @param totalBytesMax the memory for all bodies that are being read or served
 * @param bodiesMax how many bodies may be read or served at the same time
 */
record BodyLimits(
        Duration timeMax,
        Duration graceTime,
        int bytesPerSecondMin,
        long bytesMax,
        long bytesReadMax,
        int totalBytesMax,
        int bodiesMax) {
    private static final int MEGABYTE = 1024 * 1024;

    static final BodyLimits DEFAULT = new BodyLimits(
            Duration.ofMinutes(2), Duration.ofSeconds(15), 1_000, 4 * MEGABYTE, 32 * MEGABYTE, 64 * MEGABYTE, 1_000);

    /**
     * Bodies with files, of users only. A phone may send them slowly, but 64 kilobits a second are the least. All together
     * take an eighth of the heap; there is always room for four.
     *
     * @param fileBytesMax the largest file; a form may have fields besides
     */
    static BodyLimits ofFiles(int fileBytesMax) {
        long bytesMax = fileBytesMax + DEFAULT.bytesMax;
        long total = Math.max(4L * bytesMax, Runtime.getRuntime().maxMemory() / 8);
        return new BodyLimits(
                Duration.ofMinutes(10),
                Duration.ofSeconds(15),
                8_000,
                bytesMax,
                Math.max(256 * MEGABYTE, bytesMax),
                (int) Math.min(total, Integer.MAX_VALUE),
                DEFAULT.bodiesMax);
    }

    /**
     * Bodies with one file that is written to disk, of users only. The time is enough for half a gigabyte at a megabit a second.
     *
     * @param fileBytesMax the largest file
     */
    static BodyLimits ofDisk(long fileBytesMax) {
        long bytesMax = fileBytesMax + 64 * 1024;
        return new BodyLimits(
                Duration.ofHours(2),
                Duration.ofSeconds(60),
                8_000,
                bytesMax,
                bytesMax + 256 * MEGABYTE,
                Integer.MAX_VALUE,
                DEFAULT.bodiesMax);
    }

    /** The error for a longer body. */
    HttpException tooLarge() {
        return bytesMax == DEFAULT.bytesMax
                ? HttpException.tooLarge()
                : new HttpException(413, "problem.413.files", bytesMax / MEGABYTE);
    }

    /** Each read costs as much CPU as some hundred bytes; the packets of a slow network have more than this on average. */
    private static final int BYTES_PER_READ_MIN = 16;
    /** Somebody may send a short body byte by byte. */
    private static final int SHORT_READS_MAX = 2_000;

    /** Whether a body comes in so many pieces, such as chunks of one byte, that reading it keeps a processor busy. */
    boolean isFragmented(int reads, long bytes) {
        return reads > SHORT_READS_MAX && bytes < (long) reads * BYTES_PER_READ_MIN;
    }

    /** Whether a body of which this many bytes arrived in this time is too slow. */
    boolean isTooSlow(Duration elapsed, long bytes) {
        if (elapsed.compareTo(timeMax) > 0) {
            return true;
        }
        long expected = elapsed.minus(graceTime).toSeconds() * bytesPerSecondMin;
        return bytes < expected;
    }
}
