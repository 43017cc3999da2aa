package dev.parley.chat.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A download, which ends with an error when the browser receives it too slowly, because it occupies a thread. */
final class PacedOutput extends FilterOutputStream {
    /** A phone may lose its network for some seconds. */
    private static final Duration GRACE_TIME = Duration.ofSeconds(30);
    /** Half the rate of a modem of 1990, like that of a request body. */
    private static final int BYTES_PER_SECOND_MIN = 1_000;

    private final Clock clock;
    private final Runnable onProgress;
    private final Instant startTime;
    private long bytes;

    /** @param onProgress runs before each write */
    PacedOutput(OutputStream out, Clock clock, Runnable onProgress) {
        super(out);
        this.clock = clock;
        this.onProgress = onProgress;
        startTime = clock.instant();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] chunk, int offset, int length) throws IOException {
        var elapsed = Duration.between(startTime, clock.instant());
        if (bytes < elapsed.minus(GRACE_TIME).toSeconds() * BYTES_PER_SECOND_MIN) {
            throw new IOException("The browser has received only " + bytes + " bytes of a download in " + elapsed);
        }
        onProgress.run();
        out.write(chunk, offset, length);
        bytes += length;
    }
}
