package dev.parley.provider;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads responses with a status other than 2xx: the status, the message in the body, {@code Retry-After}. */
final class ErrorResponseReader {
    /** Words for a model in an error message, but not {@code /models}, which is part of a path. */
    private static final Pattern MODEL =
            Pattern.compile("(?i)(?<![/a-z])(models?|modell|deployment|checkpoint)(?![/a-z])|模型");

    private static final int BODY_BYTES_MAX = 64 * 1024;
    /** Short, because a body normally arrives with its headers, and the status alone is sufficient. */
    private static final Duration BODY_TIME_MAX = Duration.ofSeconds(2);

    private static final Duration RETRY_AFTER_MAX = Duration.ofDays(1);

    private final Clock clock;
    private final Timeouts timeouts;

    ErrorResponseReader(Clock clock, Timeouts timeouts) {
        this.clock = clock;
        this.timeouts = timeouts;
    }

    /** See {@link ModelClient#error}. */
    ModelException read(
            Response response, Provider provider, String model, ModelParameters parameters, boolean hasImages) {
        var status = response.getStatus();
        var body = status < 400 ? "" : body(response).strip();
        var message =
                status < 400 ? "Location: " + header(response, HttpHeaders.LOCATION) : ErrorMessageFinder.ofBody(body);
        var retryAfter = retryAfter(response);
        response.close();
        var detail = ErrorText.oneLine(message, provider);
        var refusal = Refusal.of(status, body, provider);
        if (hasImages && ImageRefusal.isOne(status, message)) {
            return new ModelException(ModelError.of(ErrorKind.IMAGES_REFUSED, detail)).because(refusal);
        }
        var overflow = ContextOverflowParser.of(status, body);
        if (overflow.isPresent()) {
            return ModelException.overflow(detail, overflow.get()).because(refusal);
        }
        var kind = namesModel(status, body, model) ? ErrorKind.MODEL_UNKNOWN : ErrorMapper.ofStatus(status, provider);
        if (kind == ErrorKind.REQUEST_REFUSED && parameters.isNamedIn(body)) {
            kind = ErrorKind.PARAMETER_REFUSED;
        }
        return new ModelException(
                        new ModelError(kind, detail, retryAfter.filter(wait -> !wait.isZero())),
                        ErrorMapper.isTransient(status, retryAfter.isPresent()))
                .because(refusal);
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

    /** The beginning of the body, as far as it arrives in time. */
    private String body(Response response) {
        var bytes = new byte[BODY_BYTES_MAX];
        var length = 0;
        var cancelTimeout = timeouts.after(BODY_TIME_MAX, response::close);
        try {
            var body = response.readEntity(InputStream.class);
            for (var read = 0; read >= 0 && length < bytes.length; length += Math.max(0, read)) {
                read = body.read(bytes, length, bytes.length - length);
            }
        } catch (IOException | ProcessingException | IllegalStateException e) {
            // The body was cut or closed; the part that arrived is used.
        } finally {
            cancelTimeout.run();
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    private Optional<Duration> retryAfter(Response response) {
        var value = header(response, HttpHeaders.RETRY_AFTER).strip();
        try {
            var wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
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
