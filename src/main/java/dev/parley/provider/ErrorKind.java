package dev.parley.provider;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of error of a model server. The code of each is stored with answers and is the key of its message in the
 * bundles ({@code model-error.key_missing}), so it must not change; the constant may be renamed.
 */
public enum ErrorKind {
    /** The server requires a key and none is configured. */
    KEY_MISSING("key_missing"),
    /** The connection of the model was deleted, turned off or forbidden while the answer was about to start. */
    CONNECTION_GONE("connection_gone"),
    /** 401: the server refused the key. */
    KEY_REFUSED("key_refused"),
    /** 403: the key is valid, but the request is not allowed. */
    FORBIDDEN("forbidden"),
    /** 404 with a message that names the model: there is no model with this id. */
    MODEL_UNKNOWN("model_unknown"),
    /** 404 or 405: the server has no API at this address. */
    ADDRESS_UNKNOWN("address_unknown"),
    /** The server has no list of models, or not at this address. */
    NO_MODEL_LIST("no_model_list"),
    /** 429: too many requests, or no credit left. */
    RATE_LIMITED("rate_limited"),
    /** The conversation has more tokens than the model accepts. */
    CONTEXT_EXCEEDED("context_exceeded"),
    /** 400, 422 and the other 4xx: the server rejected the request. */
    REQUEST_REFUSED("request_refused"),
    /** 400 or 422 with a message that names a parameter that the user has set. */
    PARAMETER_REFUSED("parameter_refused"),
    /** The server does not accept images for this model, or not as large ones. */
    IMAGES_REFUSED("images_refused"),
    /** The question with its files has more tokens than the model accepts. */
    FILES_TOO_LONG("files_too_long"),
    /** 5xx, or an error during the stream. */
    SERVER_ERROR("server_error"),
    /** 3xx: redirects are not followed, because the key would be sent along. */
    REDIRECTED("redirected"),
    /** No connection: refused, unknown host, or reset before an answer. */
    UNREACHABLE("unreachable"),
    /** The server sent nothing for too long. */
    SILENT("silent"),
    /** The response is not an answer: HTML, malformed JSON, or an endless line. */
    NOT_UNDERSTOOD("not_understood"),
    /** The response ended without any content. */
    NO_ANSWER("no_answer"),
    /** The answer was cut: no {@code finish_reason}, no {@code [DONE]} and no token counts at its end. */
    CUT("cut"),
    /** The server ended the answer with a failure or an unknown reason. */
    ENDED_EARLY("ended_early"),
    /** A content filter of the server cut the answer. */
    FILTERED("filtered"),
    /** The answer exceeded the limit for length or time. */
    TOO_LONG("too_long"),
    /** A bug in Parley. */
    INTERNAL("internal");

    private static final Map<String, ErrorKind> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ErrorKind::code, kind -> kind));

    private final String code;

    ErrorKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Empty if a newer version of Parley has stored the code. */
    public static Optional<ErrorKind> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
