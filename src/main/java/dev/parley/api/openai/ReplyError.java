package dev.parley.api.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.chat.view.ModelErrorText;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelException;
import dev.parley.provider.Refusal;
import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * An error in the format of OpenAI, so that its clients throw the exceptions that programs expect. The status of a model server
 * is passed on only if it is about the request: a 401 would mean that the token of the program is wrong.
 *
 * @param param the field of the request that is wrong
 * @param code stable, for programs
 */
record ReplyError(
        int status,
        String message,
        String type,
        Optional<String> param,
        Optional<String> code,
        Optional<Duration> retryAfter) {
    private static final String INVALID_REQUEST = "invalid_request_error";
    private static final String SERVER_ERROR = "server_error";

    /** The request itself is wrong. */
    static ReplyError malformed(String message, Optional<String> param) {
        return new ReplyError(400, message, INVALID_REQUEST, param, Optional.empty(), Optional.empty());
    }

    /** Parley refuses the request. */
    static ReplyError of(HttpException refusal, Optional<String> code, Translations translations) {
        return new ReplyError(
                refusal.status(),
                refusal.message(translations),
                type(refusal.status()),
                Optional.empty(),
                code,
                refusal.retryAfter());
    }

    /** The model server has refused the request, or has failed. */
    static ReplyError of(ModelException failure, Translations translations) {
        var error = failure.error();
        int status = status(error.kind(), failure.refusal());
        boolean isSaid = status < 500 && !error.detail().isEmpty() && isAboutRequest(error.kind());
        var words = ModelErrorText.text(error, translations);
        var detail = ModelErrorText.detail(error, translations);
        return new ReplyError(
                status,
                isSaid ? error.detail() : (words + " " + detail).strip(),
                failure.refusal().filter(said -> isSaid).flatMap(Refusal::type).orElse(type(status)),
                failure.refusal().filter(said -> isSaid).flatMap(Refusal::param),
                Optional.of(code(error.kind(), failure.refusal())),
                error.retryAfter());
    }

    /** An error of this kind that was found here. */
    static ReplyError of(ErrorKind kind, Translations translations) {
        return of(new ModelException(kind), translations);
    }

    private static boolean isAboutRequest(ErrorKind kind) {
        return switch (kind) {
            case CONTEXT_EXCEEDED, REQUEST_REFUSED, PARAMETER_REFUSED, IMAGES_REFUSED, MODEL_UNKNOWN -> true;
            default -> false;
        };
    }

    private static int status(ErrorKind kind, Optional<Refusal> refusal) {
        return switch (kind) {
            case KEY_MISSING, KEY_REFUSED, FORBIDDEN -> 403;
            case MODEL_UNKNOWN, CONNECTION_GONE -> 404;
            case RATE_LIMITED -> 429;
            case CONTEXT_EXCEEDED, REQUEST_REFUSED, PARAMETER_REFUSED, IMAGES_REFUSED, FILES_TOO_LONG ->
                refusal.map(Refusal::status)
                        .filter(said -> said >= 400 && said < 500)
                        .orElse(400);
            case SILENT -> 504;
            case INTERNAL -> 500;
            default -> 502;
        };
    }

    private static String code(ErrorKind kind, Optional<Refusal> refusal) {
        return switch (kind) {
            case CONTEXT_EXCEEDED -> "context_length_exceeded";
            case MODEL_UNKNOWN, CONNECTION_GONE -> "model_not_found";
            case RATE_LIMITED -> "rate_limit_exceeded";
            case REQUEST_REFUSED, PARAMETER_REFUSED, IMAGES_REFUSED ->
                refusal.flatMap(Refusal::code).orElse(kind.code());
            default -> kind.code();
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? INVALID_REQUEST : SERVER_ERROR;
        };
    }

    /** Sends the error as the response. */
    void send(HttpServletResponse response) {
        response.setStatus(status);
        retryAfterSeconds().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        ApiJson.send(response, json());
    }

    /** How long to wait, for the header {@code Retry-After}. */
    Optional<String> retryAfterSeconds() {
        return retryAfter.map(wait -> Long.toString(wait.plusMillis(999).toSeconds()));
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param.orElse(null))
                .put("code", code.orElse(null));
        return json;
    }
}
