package dev.parley.web;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that cannot be served, and the message for the user. Any code behind {@link ErrorFilter} may throw it; the
 * filter turns it into a page, a toast or a line of text.
 */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Sent when a limit on concurrent work is reached: work ends all the time, so a retry soon succeeds. */
    private static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(5);

    private final int status;
    private final String key;
    private final transient Object[] arguments;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param status the HTTP status, 4xx or 5xx
     * @param key of the message in the bundle {@code problems}
     */
    public HttpException(int status, String key, Object... arguments) {
        this(status, retryAfter(status), key, arguments);
    }

    private HttpException(int status, Optional<Duration> retryAfter, String key, Object... arguments) {
        super(status + " " + key);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
        this.retryAfter = retryAfter;
    }

    public static HttpException badRequest() {
        return new HttpException(400, "problem.400");
    }

    /** The item does not exist or belongs to another user; the response does not reveal which. */
    public static HttpException notFound() {
        return new HttpException(404, "problem.404");
    }

    public static HttpException methodNotAllowed() {
        return new HttpException(405, "problem.405");
    }

    public static HttpException tooLarge() {
        return new HttpException(413, "problem.413");
    }

    /** Too many attempts. The argument of the message is the wait in minutes, rounded up. */
    public static HttpException tooManyAttempts(String key, Duration wait) {
        return new HttpException(
                429, Optional.of(wait), key, wait.plusSeconds(59).toMinutes());
    }

    /** Too many requests. The argument of the message is the wait in seconds, rounded up. */
    public static HttpException tooManyRequests(String key, Duration wait) {
        return new HttpException(
                429, Optional.of(wait), key, wait.plusMillis(999).toSeconds());
    }

    /** A limit for a longer time is reached. */
    public static HttpException limitReached(String key, Duration wait, Object... arguments) {
        return new HttpException(429, Optional.of(wait), key, arguments);
    }

    /** An error with the general message for its status. */
    public static HttpException ofStatus(int status) {
        return new HttpException(
                status,
                Translations.hasKey("problem." + status) ? "problem." + status : "problem." + generalStatus(status));
    }

    static Optional<Duration> retryAfter(int status) {
        return status == 503 ? Optional.of(RETRY_WHEN_BUSY) : Optional.empty();
    }

    private static int generalStatus(int status) {
        return status >= 400 && status < 500 ? 400 : 500;
    }

    public int status() {
        return status;
    }

    /** How long to wait before the same request may succeed, if known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public String message(Translations translations) {
        return translations.text(key, arguments);
    }

    /** A client error, not a bug: skip the stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
