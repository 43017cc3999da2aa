package dev.parley.crash;

/**
 * One line of what happened, as a client saw it.
 *
 * @param round counts the server's lives from 1
 * @param millis on a clock that only grows
 * @param words how many of the answer's words were seen, for {@link Kind#SEEN} and {@link Kind#DONE}
 * @param detail the chat for {@link Kind#ASKED}, the status for {@link Kind#DONE}, what was odd for {@link Kind#ODD}
 */
record Entry(int round, long millis, Kind kind, Question question, int words, String detail) {
    /** Stands where an entry is about all questions. */
    static final Question ALL = new Question(0, 0);

    enum Kind {
        ASKING,
        ASKED,
        /** The server said that it would not, for now: nothing was promised. */
        REFUSED,
        SEEN,
        DONE,
        STOPPING,
        STOPPED,
        DELETING,
        DELETED,
        /** An answer to a client that no working server gives. */
        ODD,
        KILLED
    }
}
