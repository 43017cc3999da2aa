package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes errors within an answer, after the server has accepted the request with a status of 200. */
final class ErrorEvents {
    private static final String ERROR = "error";
    private static final String[] STATUS_FIELDS = {"code", "status", "status_code", "statusCode", "http_status"};
    private static final Pattern NO_ENDPOINT = Pattern.compile("(?i)^(unexpected endpoint|invalid url|unknown url)\\b");

    private ErrorEvents() {}

    /**
     * An error: {@code {"error": ...}} and its variants, {@code {"object": "error"}}, or any event named error. If the
     * code of the error is a status, the status decides the kind.
     */
    static Optional<ModelError> of(String eventName, JsonNode json, Provider provider) {
        boolean isError = ERROR.equals(eventName)
                || ERROR.equals(json.path("object").asText())
                || ERROR.equals(json.path("type").asText())
                || says(json.path(ERROR))
                || says(json.path("errors"))
                || says(json.path("x_groq").path(ERROR))
                || says(json.path("base_resp").path("status_code"));
        return isError ? Optional.of(read(json, provider)) : Optional.empty();
    }

    /**
     * A possible error: a message or a {@code detail} instead of choices. It may also be a notice, such as that the
     * model is being loaded.
     */
    static Optional<ModelError> maybe(JsonNode json, Provider provider) {
        return ErrorMessageFinder.of(json).isEmpty() ? Optional.empty() : Optional.of(read(json, provider));
    }

    /** An error whose data is not JSON. In an event named error, the data is the message. */
    static ModelError notJson(String eventName, String data, Provider provider) {
        boolean isError = ERROR.equals(eventName);
        return ModelError.of(
                isError ? ErrorKind.SERVER_ERROR : ErrorKind.NOT_UNDERSTOOD,
                ErrorText.oneLine(ErrorMessageFinder.plain(data), provider));
    }

    private static ModelError read(JsonNode json, Provider provider) {
        var status =
                Optional.of(status(json.path(ERROR))).filter(code -> code > 0).orElse(status(json));
        var detail = ErrorText.oneLine(ErrorMessageFinder.of(json), provider);
        return ModelError.of(kind(status, detail, provider), detail);
    }

    /** The server has accepted the request, so its address is correct; only LM Studio answers any URL with 200. */
    private static ErrorKind kind(int status, String detail, Provider provider) {
        if (NO_ENDPOINT.matcher(detail).find()) {
            return ErrorKind.ADDRESS_UNKNOWN;
        }
        if (status == 404) {
            return ErrorKind.MODEL_UNKNOWN;
        }
        return status >= 400 && status < 500 ? ErrorMapper.ofStatus(status, provider) : ErrorKind.SERVER_ERROR;
    }

    private static int status(JsonNode json) {
        for (var field : STATUS_FIELDS) {
            var status = json.path(field).asInt();
            if (status >= 400 && status < 600) {
                return status;
            }
        }
        return 0;
    }

    /** Whether there is an error; some servers send false, 0 or "" if there is none. */
    private static boolean says(JsonNode error) {
        return error.isContainerNode()
                ? !error.isEmpty()
                : error.asBoolean() || (error.isTextual() && !error.textValue().isBlank());
    }
}
