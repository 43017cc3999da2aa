package dev.parley.connection.check;

/** What a step has shown. The names are stored, and are keys of messages: {@code check.} and the name in lower case. */
public enum Finding {
    LIST_WORKS(Mark.GOOD),
    STREAM_WORKS(Mark.GOOD),
    STREAM_WHOLE(Mark.PARTLY),
    STOP_WORKS(Mark.GOOD),
    STOP_WHOLE(Mark.PARTLY),
    USAGE_WORKS(Mark.GOOD),
    USAGE_SILENT(Mark.PARTLY),
    USAGE_REFUSED(Mark.PARTLY),
    SYSTEM_WORKS(Mark.GOOD),
    SYSTEM_IGNORED(Mark.PARTLY),
    SYSTEM_REFUSED(Mark.PARTLY),
    IMAGES_WORK(Mark.GOOD),
    IMAGES_UNSURE(Mark.PARTLY),
    IMAGES_REFUSED(Mark.BAD),
    REASONING_WORKS(Mark.GOOD),
    REASONING_NONE(Mark.PARTLY),
    REASONING_REFUSED(Mark.BAD),
    MAX_TOKENS_WORKS(Mark.GOOD),
    MAX_TOKENS_OTHER(Mark.GOOD),
    MAX_TOKENS_REFUSED(Mark.BAD),
    TEMPERATURE_WORKS(Mark.GOOD),
    TEMPERATURE_REFUSED(Mark.BAD),
    /** The step failed for another reason, such as a limit of the server. */
    FAILED(Mark.BAD);

    /** How good it is. */
    public enum Mark {
        GOOD,
        PARTLY,
        BAD
    }

    private final Mark mark;

    Finding(Mark mark) {
        this.mark = mark;
    }

    /** How good it is. */
    public Mark mark() {
        return mark;
    }
}
