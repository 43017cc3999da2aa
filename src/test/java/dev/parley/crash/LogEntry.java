package dev.parley.crash;

/**
 * An event as a client observed it.
 *
 * @param round the number of the round, from 1
 * @param millis of a monotonic clock
 * @param words the number of received words of the answer, for {@link Kind#SEEN} and {@link Kind#DONE}
 * @param detail the chat for {@link Kind#ASKED}, the status for {@link Kind#DONE}, the description for {@link Kind#UNEXPECTED}
 */
record LogEntry(int round, long millis, Kind kind, NumberedQuestion question, int words, String detail) {
    /** The question of entries that concern all questions. */
    static final NumberedQuestion ALL = new NumberedQuestion(0, 0);

    enum Kind {
        ASKING,
        ASKED,
        /** The server rejected the request because of a limit. */
        REJECTED,
        SEEN,
        DONE,
        STOPPING,
        STOPPED,
        DELETING,
        DELETED,
        /** A response that a correct server does not send. */
        UNEXPECTED,
        KILLED
    }
}
