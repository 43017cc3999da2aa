package dev.parley.provider;

import java.util.Optional;

/** A failed request to a model server. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ModelError error;
    private final boolean isRetryFree;
    private final transient Optional<ContextOverflow> overflow;
    private transient Optional<Refusal> refusal = Optional.empty();

    public ModelException(ErrorKind kind) {
        this(ModelError.of(kind));
    }

    public ModelException(ModelError error) {
        this(error, false);
    }

    /** @param isRetryFree see {@link #isRetryFree()} */
    ModelException(ModelError error, boolean isRetryFree) {
        this(error, isRetryFree, Optional.empty());
    }

    private ModelException(ModelError error, boolean isRetryFree, Optional<ContextOverflow> overflow) {
        super(error.toString());
        this.error = error;
        this.isRetryFree = isRetryFree;
        this.overflow = overflow;
    }

    /** The conversation did not fit into the model's context window. */
    static ModelException overflow(String detail, ContextOverflow overflow) {
        return new ModelException(ModelError.of(ErrorKind.CONTEXT_EXCEEDED, detail), false, Optional.of(overflow));
    }

    /** The same failure of a question whose files are too long. */
    public ModelException becauseOfFiles() {
        return new ModelException(ModelError.of(ErrorKind.FILES_TOO_LONG, error.detail()));
    }

    public ModelError error() {
        return error;
    }

    /** What the server says about its context window, if the conversation did not fit into it. */
    public Optional<ContextOverflow> overflow() {
        return error.kind() == ErrorKind.CONTEXT_EXCEEDED
                ? overflow.or(() -> Optional.of(ContextOverflow.UNKNOWN))
                : Optional.empty();
    }

    /** How the server has refused the request, if it has answered with an error status. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** The same exception, which tells how the server has refused the request. */
    ModelException because(Refusal newRefusal) {
        refusal = Optional.of(newRefusal);
        return this;
    }

    /** Whether the failure is transient and a retry cannot cost anything. */
    boolean isRetryFree() {
        return isRetryFree;
    }
}
