package dev.parley.provider;

/** The kinds of failure of a model server. The message bundles have a message for each, under {@code fault.}. */
public enum ErrorKind {
    /** The server requires a key and none is configured. */
    KEY_MISSING,
    /** 401: the server refused the key. */
    KEY_REFUSED,
    /** 403: the key is valid, but the request is not allowed. */
    FORBIDDEN,
    /** 404 with a message that names the model: there is no model with this id. */
    MODEL_UNKNOWN,
    /** 404 or 405: the server has no API at this address. */
    ADDRESS_UNKNOWN,
    /** The server has no list of models, or not at this address. */
    NO_MODEL_LIST,
    /** 429: too many requests, or no credit left. */
    RATE_LIMITED,
    /** 400, 422 and the other 4xx: the server rejected the request. */
    REQUEST_REFUSED,
    /** 5xx, or an error during the stream. */
    SERVER_ERROR,
    /** 3xx: redirects are not followed, because the key would be sent along. */
    REDIRECTED,
    /** No connection: refused, unknown host, or reset before an answer. */
    UNREACHABLE,
    /** The server sent nothing for too long. */
    SILENT,
    /** The response is not an answer: HTML, malformed JSON, or an endless line. */
    NOT_UNDERSTOOD,
    /** The response ended without any content. */
    NO_ANSWER,
    /** The answer was cut: no {@code finish_reason}, no {@code [DONE]} and no token counts at its end. */
    CUT,
    /** The server ended the answer with a failure or an unknown reason. */
    ENDED_EARLY,
    /** A content filter of the server cut the answer. */
    FILTERED,
    /** The answer exceeded the limit for length or time. */
    TOO_LONG,
    /** A bug in Parley. */
    INTERNAL
}
