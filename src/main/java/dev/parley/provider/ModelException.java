package dev.parley.provider;

/** A failed request to a model server. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ModelError error;
    private final boolean isRetryFree;

    public ModelException(ErrorKind kind) {
        this(ModelError.of(kind));
    }

    public ModelException(ModelError error) {
        this(error, false);
    }

    /** @param isRetryFree see {@link #isRetryFree()} */
    ModelException(ModelError error, boolean isRetryFree) {
        super(error.toString());
        this.error = error;
        this.isRetryFree = isRetryFree;
    }

    public ModelError error() {
        return error;
    }

    /** Whether the failure is transient and a retry cannot cost anything. */
    boolean isRetryFree() {
        return isRetryFree;
    }
}
