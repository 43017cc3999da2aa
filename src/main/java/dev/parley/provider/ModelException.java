package dev.parley.provider;

/**
 * A model server did not answer as it should. The message is what it said itself, one line, shortened, without the key;
 * it may be empty.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public ModelException(Fault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** The server's own words, for the curious; may be empty. */
    public String detail() {
        return getMessage() == null ? "" : getMessage();
    }
}
