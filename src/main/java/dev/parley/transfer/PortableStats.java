package dev.parley.transfer;

import java.time.Duration;
import java.util.Optional;

/**
 * Statistics of an answer, as far as they are known.
 *
 * @param finishReason as the model server spells it
 * @param error the code of a {@link dev.parley.provider.ErrorKind}
 * @param errorDetail the model server's own words
 */
public record PortableStats(
        Optional<String> finishReason,
        Optional<Long> promptTokens,
        Optional<Long> completionTokens,
        Optional<Duration> firstToken,
        Optional<Duration> thinking,
        Optional<Duration> duration,
        Optional<String> error,
        Optional<String> errorDetail) {
    /** Nothing is known. */
    public static final PortableStats NONE = new PortableStats(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
