package dev.parley.generation;

/** Where the text of an answer is sent while it grows, as the model has written it. No method blocks. */
public interface TextSink {
    /** Whether nobody reads any more. */
    boolean isGone();

    /** Whether more may be sent now. If not, the text is sent later in one piece, so nothing is lost. */
    boolean isReady();

    /**
     * New text and reasoning; one of them may be empty.
     *
     * @param isReset whether this is the whole answer so far and replaces what was sent before
     */
    void grown(String text, String reasoning, boolean isReset);

    /** Detects a broken connection. */
    void ping();

    /** The answer is stored. The arguments are what has not been sent before. */
    void done(String text, String reasoning, boolean isReset);
}
