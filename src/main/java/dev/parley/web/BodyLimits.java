package dev.parley.web;

import java.time.Duration;

/**
 * How much of a request's body is read, and how long that may take.
 *
 * @param timeMax the longest time for all of it
 * @param graceTime how long it may be slower than the rate: a phone loses its network for some seconds
 * @param bytesPerSecondMin the lowest rate after that; a modem of 1990 has twice as much
 * @param bytesMax the longest body that is kept, enough for the longest message with every character escaped
 * @param bytesReadMax how much of a longer one is read and dropped: a browser listens only once it has sent everything
 * @param allBytesMax what all bodies that are being read or served may take together
 * @param bodiesMax how many of them there may be
 */
record BodyLimits(
        Duration timeMax,
        Duration graceTime,
        int bytesPerSecondMin,
        int bytesMax,
        int bytesReadMax,
        int allBytesMax,
        int bodiesMax) {
    private static final int MEGABYTE = 1024 * 1024;

    static final BodyLimits DEFAULT = new BodyLimits(
            Duration.ofMinutes(2), Duration.ofSeconds(15), 1_000, 4 * MEGABYTE, 32 * MEGABYTE, 64 * MEGABYTE, 1_000);

    /** Whether a body is too slow that has sent so many bytes in this time. */
    boolean isTooSlow(Duration since, long bytes) {
        if (since.compareTo(timeMax) > 0) return true;
        long rated = since.minus(graceTime).toSeconds() * bytesPerSecondMin;
        return bytes < rated;
    }
}
