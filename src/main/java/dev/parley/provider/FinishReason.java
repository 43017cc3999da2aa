package dev.parley.provider;

/** Why a model stopped writing; the API's {@code finish_reason}. Any reason that is not known is {@link #OTHER}. */
public enum FinishReason {
    STOP,
    LENGTH,
    CONTENT_FILTER,
    TOOL_CALLS,
    OTHER
}
