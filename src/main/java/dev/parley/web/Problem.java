package dev.parley.web;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that cannot be served, with the words for the person who sent it. Thrown anywhere below a {@link
 * ProblemFilter}, which makes a page, a toast or a line of text of it.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Busy is over soon, for answers end all the time. */
    private static final Duration BUSY_FOR = Duration.ofSeconds(5);

    private final int status;
    private final String key;
    private final transient Object[] arguments;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param status the HTTP status, 4xx or 5xx
     * @param key of the words in the bundle {@code problems}
     */
    public Problem(int status, String key, Object... arguments) {
        this(status, retryAfter(status), key, arguments);
    }

    private Problem(int status, Optional<Duration> retryAfter, String key, Object... arguments) {
        super(status + " " + key);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
        this.retryAfter = retryAfter;
    }

    public static Problem badRequest() {
        return new Problem(400, "problem.400");
    }

    /** Not there, or not yours: nobody is told which. */
    public static Problem notFound() {
        return new Problem(404, "problem.404");
    }

    public static Problem methodNotAllowed() {
        return new Problem(405, "problem.405");
    }

    public static Problem tooLarge() {
        return new Problem(413, "problem.413");
    }

    /** Too many attempts; the words have the wait in minutes, rounded up, as their argument. */
    public static Problem tooMany(String key, Duration wait) {
        return new Problem(429, Optional.of(wait), key, wait.plusSeconds(59).toMinutes());
    }

    /** Any status in general words. */
    public static Problem ofStatus(int status) {
        return new Problem(
                status, Words.knows("problem." + status) ? "problem." + status : "problem." + family(status));
    }

    static Optional<Duration> retryAfter(int status) {
        return status == 503 ? Optional.of(BUSY_FOR) : Optional.empty();
    }

    private static int family(int status) {
        return status >= 400 && status < 500 ? 400 : 500;
    }

    public int status() {
        return status;
    }

    /** When the same request may succeed, if that is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public String words(Words words) {
        return words.say(key, arguments);
    }

    /** It says nothing about a mistake of ours, so the way to the place that threw it is worth nothing. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
