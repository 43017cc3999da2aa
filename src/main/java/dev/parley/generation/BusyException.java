package dev.parley.generation;

/** As many answers are being written as this server can; try again in a while. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException() {
        super("Too many answers at once");
    }
}
