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

/** Makes a {@link ModelException} of a response that is no answer: a status, an error in the body, {@code Retry-After}. */
final class Refusals {
    private static final String ERROR = "error";
    private static final String[] STATUS_FIELDS = {"code", "status", "status_code", "statusCode", "http_status"};
    /** A word for what is missing; {@code /models} is part of a path. */
    private static final Pattern MODEL =
            Pattern.compile("(?i)(?<![/a-z])(models?|modell|deployment|checkpoint)(?![/a-z])|模型");

    private static final Pattern NO_ENDPOINT = Pattern.compile("(?i)^(unexpected endpoint|invalid url|unknown url)\\b");
    private static final int BODY_BYTES_MAX = 64 * 1024;
    /** An error comes with its headers, and the status alone says enough. */
    private static final Duration BODY_TIME_MAX = Duration.ofSeconds(2);

    private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);

    private Refusals() {}

    /**
     * Reads the response, whose status is not 2xx, and closes it.
     *
     * @param model that was asked for; empty if none was
     */
    static ModelException of(Response response, Provider provider, String model) {
        var status = response.getStatus();
        var body = status < 400 ? "" : body(response).strip();
        var said = status < 400 ? "Location: " + header(response, HttpHeaders.LOCATION) : said(body);
        var detail = Words.oneLine(said, provider);
        var retryAfter = retryAfter(response);
        response.close();
        return new ModelException(
                namesModel(status, body, model) ? Fault.MODEL_UNKNOWN : Faults.ofStatus(status, provider),
                detail,
                retryAfter.orElse(Duration.ZERO),
                Faults.isPassing(status, retryAfter.isPresent()));
    }

    /**
     * An error in an answer: {@code {"error": ...}} and its relatives, {@code {"object": "error"}}, or anything in an event
     * of that name. If it brings a status as its code, that says more than that it is an error.
     */
    static Optional<ModelException> inAnswer(String eventName, JsonNode json, Provider provider) {
        var isError = ERROR.equals(eventName)
                || ERROR.equals(json.path("object").asText())
                || ERROR.equals(json.path("type").asText())
                || says(json.path(ERROR))
                || says(json.path("errors"))
                || says(json.path("x_groq").path(ERROR))
                || says(json.path("base_resp").path("status_code"));
        return isError ? Optional.of(of(json, provider)) : Optional.empty();
    }

    /**
     * What may be an error: a message or a {@code detail} where an answer has its choices. It may also be a notice, such as
     * that the model is being loaded.
     */
    static Optional<ModelException> maybe(JsonNode json, Provider provider) {
        return ErrorWords.of(json).isEmpty() ? Optional.empty() : Optional.of(of(json, provider));
    }

    /** Data that is no JSON, which in an event named error are the words of the server. */
    static ModelException noJson(String eventName, String data, Provider provider) {
        var isError = ERROR.equals(eventName);
        return new ModelException(
                isError ? Fault.SERVER_ERROR : Fault.NOT_UNDERSTOOD, Words.oneLine(plain(data), provider));
    }

    private static ModelException of(JsonNode json, Provider provider) {
        var status =
                Optional.of(status(json.path(ERROR))).filter(code -> code > 0).orElse(status(json));
        var detail = Words.oneLine(ErrorWords.of(json), provider);
        return new ModelException(ofError(status, detail, provider), detail);
    }

    /** The server has taken the question, so its address is good; only LM Studio answers any URL with 200. */
    private static Fault ofError(int status, String detail, Provider provider) {
        if (NO_ENDPOINT.matcher(detail).find()) {
            return Fault.ADDRESS_UNKNOWN;
        }
        if (status == 404) {
            return Fault.MODEL_UNKNOWN;
        }
        return status >= 400 && status < 500 ? Faults.ofStatus(status, provider) : Fault.SERVER_ERROR;
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

    /** Servers that have no error may say false, 0 or "". */
    private static boolean says(JsonNode error) {
        return error.isContainerNode()
                ? !error.isEmpty()
                : error.asBoolean() || (error.isTextual() && !error.textValue().isBlank());
    }

    /** A server without an API at this URL says 404 as well, but cannot know the model. */
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
            // "404 page not found" begins with a number, which is JSON.
            return json.isContainerNode() || (json.isTextual() && body.endsWith("\""))
                    ? ErrorWords.of(json)
                    : plain(body);
        } catch (JsonProcessingException e) {
            return plain(body);
        }
    }

    /** A page of a proxy says nothing; a line of text does. */
    private static String plain(String text) {
        return text.startsWith("<") ? "" : text;
    }

    /** The beginning of the body, as far as it comes in time. */
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
            // It is cut or was closed; what came is as good as all of it.
        } finally {
            reading.complete(null);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** RFC 9110, 10.2.3: seconds or a date. */
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
