package dev.parley.chat.web;

import dev.parley.account.User;
import dev.parley.limit.Lease;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitReachedException;
import dev.parley.limit.LimitStore;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Limits the downloads that are written while they are sent. Each keeps a thread until the browser has received it. */
public final class Downloads {
    /** Downloads of all users at the same time. */
    private static final int DOWNLOADS_MAX = 10;
    /** A user has one at a time. The minute is how long a download of a killed server still counts. */
    private static final Limit EXPORTS = new Limit("exports", 1, Duration.ofMinutes(1));

    private static final Duration RETRY_WAIT = Duration.ofSeconds(5);

    /** What is downloaded. */
    public interface Download {
        /** Writes it. Renew the lease while nothing is sent. */
        void write(Lease lease) throws IOException;
    }

    private final LimitStore limits;
    private final Clock clock;
    private final Semaphore downloads = new Semaphore(DOWNLOADS_MAX);

    public Downloads(LimitStore limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Runs a download.
     *
     * @throws HttpException 503 if too many run, 429 if another one of this user runs
     */
    public void run(User user, Download download) throws IOException {
        if (!downloads.tryAcquire()) {
            throw new HttpException(503, "problem.503");
        }
        try (var lease = Lease.take(limits, clock, EXPORTS, String.valueOf(user.id()))) {
            download.write(lease);
        } catch (LimitReachedException e) {
            // Most exports take a second, so do not name the time after which a lost one no longer counts.
            throw HttpException.tooManyRequests("problem.export.running", RETRY_WAIT);
        } finally {
            downloads.release();
        }
    }

    /** The body of the response. Writing fails when the browser receives it too slowly. */
    public OutputStream body(HttpServletResponse response, Lease lease) throws IOException {
        return new PacedOutput(response.getOutputStream(), clock, lease::renew);
    }

    /** Sets the type, and the name of the file as RFC 6266 describes it. */
    public static void setHeaders(HttpServletResponse response, String contentType, String name) {
        response.setContentType(contentType);
        response.setHeader("Cache-Control", "no-store");
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
    }
}
