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

/** Makes a {@link ModelException} of a response that is no answer: a status, an error in the body, {@code Retry-After}. */
final class Refusals {
    private static final String ERROR = "error";
    private static final int BODY_BYTES_MAX = 64 * 1024;
    /** An error comes with its headers, and the status alone says enough. */
    private static final Duration BODY_TIME_MAX = Duration.ofSeconds(2);

    private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);

    private Refusals() {}

    /** Reads the response, whose status is not 2xx, and closes it. */
    static ModelException of(Response response, Provider provider) {
        var status = response.getStatus();
        var detail = Words.oneLine(detail(response), provider);
        var retryAfter = retryAfter(response);
        response.close();
        return new ModelException(
                Faults.ofStatus(status, provider),
                detail,
                retryAfter.orElse(Duration.ZERO),
                Faults.isPassing(status, retryAfter.isPresent()));
    }

    /**
     * An error in mid-stream: {@code {"error": ...}}, {@code {"object": "error"}}, or anything in an event of that name. If
     * it brings a status as its code, that says more than that it is an error.
     */
    static Optional<ModelException> inAnswer(String eventName, JsonNode json, Provider provider) {
        var error = (json.isArray() ? json.path(0) : json).path("error");
        var hasError = error.isObject()
                ? !error.isEmpty()
                : error.isTextual() && !error.textValue().isBlank();
        if (!hasError && !ERROR.equals(json.path("object").asText()) && !ERROR.equals(eventName)) {
            return Optional.empty();
        }
        var status = error.path("code").asInt(json.path("code").asInt());
        var fault = status >= 400 && status < 500 ? Faults.ofStatus(status, provider) : Fault.SERVER_ERROR;
        return Optional.of(new ModelException(fault, Words.oneLine(Words.ofError(json), provider)));
    }

    /** Data that is no JSON, which in an event named error are the words of the server. */
    static ModelException noJson(String eventName, String data, Provider provider) {
        return ERROR.equals(eventName)
                ? new ModelException(Fault.SERVER_ERROR, Words.oneLine(data, provider))
                : new ModelException(Fault.NOT_UNDERSTOOD, "");
    }

    private static String detail(Response response) {
        if (response.getStatus() < 400) {
            return "Location: " + header(response, HttpHeaders.LOCATION);
        }
        var body = body(response).strip();
        try {
            return Words.ofError(Json.MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            // A page of a proxy says nothing; a line of text does.
            return body.startsWith("<") ? "" : body;
        }
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
