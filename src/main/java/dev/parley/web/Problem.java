package dev.parley.web;

/**
 * A request that cannot be served, with the words for the person who sent it. Thrown anywhere below a {@link
 * ProblemFilter}, which makes a page, a toast or a line of text of it.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;
    private final transient Object[] arguments;

    /**
     * @param status the HTTP status, 4xx or 5xx
     * @param key of the words in the bundle {@code problems}
     */
    public Problem(int status, String key, Object... arguments) {
        super(status + " " + key);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
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

    /** Any status in general words. */
    public static Problem ofStatus(int status) {
        return new Problem(
                status, Words.knows("problem." + status) ? "problem." + status : "problem." + family(status));
    }

    private static int family(int status) {
        return status >= 400 && status < 500 ? 400 : 500;
    }

    public int status() {
        return status;
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
