package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Creates {@link ModelException}s from error responses: the status, an error in the body, {@code Retry-After}. */
final class ErrorResponses {
    private static final String ERROR = "error";
    private static final String[] STATUS_FIELDS = {"code", "status", "status_code", "statusCode", "http_status"};
    /** Words for a model in an error message, but not {@code /models}, which is part of a path. */
    private static final Pattern MODEL =
            Pattern.compile("(?i)(?<![/a-z])(models?|modell|deployment|checkpoint)(?![/a-z])|模型");

    private static final Pattern NO_ENDPOINT = Pattern.compile("(?i)^(unexpected endpoint|invalid url|unknown url)\\b");
    private static final int BODY_BYTES_MAX = 64 * 1024;
    /** Short, because a body normally arrives with its headers, and the status alone is sufficient. */
    private static final Duration BODY_TIME_MAX = Duration.ofSeconds(2);

    private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);

    private ErrorResponses() {}

    /**
     * Reads a response with a status other than 2xx, and closes it.
     *
     * @param model the requested model; empty if there is none
     */
    static ModelException of(Response response, Provider provider, String model) {
        var status = response.getStatus();
        var body = status < 400 ? "" : body(response).strip();
        var said = status < 400 ? "Location: " + header(response, HttpHeaders.LOCATION) : said(body);
        var detail = ErrorText.oneLine(said, provider);
        var retryAfter = retryAfter(response);
        response.close();
        return new ModelException(
                namesModel(status, body, model) ? ErrorKind.MODEL_UNKNOWN : ErrorMapper.ofStatus(status, provider),
                detail,
                retryAfter.orElse(Duration.ZERO),
                ErrorMapper.isTransient(status, retryAfter.isPresent()));
    }

    /**
     * An error within an answer: {@code {"error": ...}} and its variants, {@code {"object": "error"}}, or any event
     * named error. If the code of the error is a status, the status decides the fault.
     */
    static Optional<ModelException> inAnswer(String eventName, JsonNode json, Provider provider) {
        boolean isError = ERROR.equals(eventName)
                || ERROR.equals(json.path("object").asText())
                || ERROR.equals(json.path("type").asText())
                || says(json.path(ERROR))
                || says(json.path("errors"))
                || says(json.path("x_groq").path(ERROR))
                || says(json.path("base_resp").path("status_code"));
        return isError ? Optional.of(of(json, provider)) : Optional.empty();
    }

    /**
     * A possible error: a message or a {@code detail} instead of choices. It may also be a notice, such as that the
     * model is being loaded.
     */
    static Optional<ModelException> maybe(JsonNode json, Provider provider) {
        return ErrorMessageFinder.of(json).isEmpty() ? Optional.empty() : Optional.of(of(json, provider));
    }

    /** An error whose data is not JSON. In an event named error, the data is the message. */
    static ModelException noJson(String eventName, String data, Provider provider) {
        boolean isError = ERROR.equals(eventName);
        return new ModelException(
                isError ? ErrorKind.SERVER_ERROR : ErrorKind.NOT_UNDERSTOOD, ErrorText.oneLine(plain(data), provider));
    }

    private static ModelException of(JsonNode json, Provider provider) {
        var status =
                Optional.of(status(json.path(ERROR))).filter(code -> code > 0).orElse(status(json));
        var detail = ErrorText.oneLine(ErrorMessageFinder.of(json), provider);
        return new ModelException(ofError(status, detail, provider), detail);
    }

    /** The server has accepted the request, so its address is correct; only LM Studio answers any URL with 200. */
    private static ErrorKind ofError(int status, String detail, Provider provider) {
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

    /**
     * Whether a 404 is about the model. A server without an API at this URL also sends 404, but does not name the
     * model.
     */
    private static boolean namesModel(int status, String body, String model) {
        boolean isPage = body.startsWith("<");
        return status == 404
                && !isPage
                && ((!model.isEmpty() && body.contains(model))
                        || MODEL.matcher(body).find());
    }

    private static String said(String body) {
        try {
            var json = Json.MAPPER.readTree(body);
            // "404 page not found" begins with a number, which is valid JSON.
            return json.isContainerNode() || (json.isTextual() && body.endsWith("\""))
                    ? ErrorMessageFinder.of(json)
                    : plain(body);
        } catch (JsonProcessingException e) {
            return plain(body);
        }
    }

    /** The body if it is plain text. The HTML page of a proxy is not useful. */
    private static String plain(String text) {
        return text.startsWith("<") ? "" : text;
    }

    /** The beginning of the body, as far as it arrives in time. */
    private static String body(Response response) {
        var bytes = new byte[BODY_BYTES_MAX];
        var length = 0;
        var reading = new CompletableFuture<Void>();
        var unused = reading.completeOnTimeout(null, BODY_TIME_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(response::close);
        try {
            var body = response.readEntity(InputStream.class);
            for (var read = 0; read >= 0 && length < bytes.length; length += Math.max(0, read)) {
                read = body.read(bytes, length, bytes.length - length);
            }
        } catch (IOException | ProcessingException | IllegalStateException e) {
            // The body was cut or closed; the part that arrived is used.
        } finally {
            reading.complete(null);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    private static Optional<Duration> retryAfter(Response response) {
        var value = header(response, HttpHeaders.RETRY_AFTER).strip();
        try {
            var wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(Instant.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(
                    wait.isNegative() ? Duration.ZERO : wait.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String header(Response response, String name) {
        var value = response.getHeaderString(name);
        return value == null ? "" : value;
    }
}
