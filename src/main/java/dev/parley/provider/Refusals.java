package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Makes a {@link ModelException} of a response that is no answer: a status, an error in the body, {@code Retry-After}. */
final class Refusals {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);

    private Refusals() {}

    /** Reads the response, whose status is not 2xx. */
    static ModelException of(Response response, Provider provider) {
        var fault = Faults.ofStatus(response.getStatus(), provider);
        return new ModelException(fault, Words.oneLine(detail(response), provider), retryAfter(response));
    }

    private static String detail(Response response) {
        if (response.getStatus() < 400) {
            return "Location: " + header(response, HttpHeaders.LOCATION);
        }
        var body = body(response).strip();
        try {
            return Words.ofError(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            // A page of a proxy says nothing; a line of text does.
            return body.startsWith("<") ? "" : body;
        }
    }

    /** The beginning of the body, as far as it came. */
    private static String body(Response response) {
        try {
            var bytes = response.readEntity(InputStream.class).readNBytes(BODY_BYTES_MAX);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | ProcessingException | IllegalStateException e) {
            return "";
        }
    }

    /** RFC 9110, 10.2.3: seconds or a date. */
    private static Duration retryAfter(Response response) {
        var value = header(response, HttpHeaders.RETRY_AFTER).strip();
        try {
            var wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(Instant.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static String header(Response response, String name) {
        var value = response.getHeaderString(name);
        return value == null ? "" : value;
    }
}
