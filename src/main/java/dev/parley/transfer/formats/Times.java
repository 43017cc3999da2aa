package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as applications write them: as a number of seconds or smaller units since 1970, or as a text of ISO 8601. */
final class Times {
    private static final double MILLIS_MIN = 1e11;
    private static final double MICROS_MIN = 1e14;
    private static final double NANOS_MIN = 1e17;
    private static final Instant MIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant MAX = Instant.parse("2200-01-01T00:00:00Z");
    private static final double MILLIS_PER_SECOND = 1_000;

    private Times() {}

    /** Empty if there is none, or one that no chat can have. */
    static Optional<Instant> instant(JsonNode object, String name) {
        var node = object.path(name);
        var instant = node.isNumber()
                ? ofNumber(node.asDouble())
                : node.isTextual() ? ofText(node.asText().strip()) : Optional.<Instant>empty();
        return instant.filter(Times::isPossible);
    }

    static boolean isPossible(Instant instant) {
        return instant.isAfter(MIN) && instant.isBefore(MAX);
    }

    private static Optional<Instant> ofNumber(double number) {
        double millis = number >= NANOS_MIN
                ? number / 1e6
                : number >= MICROS_MIN ? number / 1e3 : number >= MILLIS_MIN ? number : number * MILLIS_PER_SECOND;
        // A conversion of NaN or of a number that is too large gives a time that is impossible.
        return Optional.of(Instant.ofEpochMilli(Math.round(millis)));
    }

    private static Optional<Instant> ofText(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return ofLocal(text.replace(' ', 'T'));
        }
    }

    private static Optional<Instant> ofLocal(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A duration in seconds. */
    static Optional<Duration> seconds(JsonNode object, String name) {
        var node = object.path(name);
        double seconds = node.asDouble(-1);
        return seconds >= 0 && seconds < Duration.ofDays(1).toSeconds()
                ? Optional.of(Duration.ofMillis(Math.round(seconds * MILLIS_PER_SECOND)))
                : Optional.empty();
    }
}
