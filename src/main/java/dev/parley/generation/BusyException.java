package dev.parley.generation;

/** The server is writing as many answers as its limit allows. A later try may succeed. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException() {
        super("Too many answers at once");
    }
}
