package dev.parley.provider;

/** What can go wrong with a model server. The words for each stand in the message bundles under {@code fault.}. */
public enum Fault {
    /** No key is known and the server wants one. */
    KEY_MISSING,
    /** 401: the key was refused. */
    KEY_REFUSED,
    /** 403: the key is good, the request is not allowed. */
    FORBIDDEN,
    /** 404, in words that name the model: there is none of this name. */
    MODEL_UNKNOWN,
    /** 404 or 405: the server has no API at this address. */
    ADDRESS_UNKNOWN,
    /** The server has no list of its models, or not at this address. */
    NO_MODEL_LIST,
    /** 429: too many requests, or no credit left. */
    RATE_LIMITED,
    /** 400, 422 and the other 4xx: the request was not understood. */
    REQUEST_REFUSED,
    /** 5xx, or an error in mid-stream. */
    SERVER_ERROR,
    /** 3xx: not followed, for the key would go along. */
    REDIRECTED,
    /** No connection: refused, unknown host, reset before an answer. */
    UNREACHABLE,
    /** Nothing was heard for too long. */
    SILENT,
    /** It was not an answer: HTML, malformed JSON, a line without end. */
    NOT_UNDERSTOOD,
    /** The response ended before anything came. */
    NO_ANSWER,
    /** The answer broke off: no {@code finish_reason}, no {@code [DONE]} and no token counts at its end. */
    CUT,
    /** The server ended the answer for a reason that is no success: a failure, or one that is not known. */
    ENDED_EARLY,
    /** A filter of the server cut the answer. */
    FILTERED,
    /** The answer grew over the limit for length or time. */
    TOO_LONG,
    /** A mistake of our own. */
    INTERNAL
}
