package dev.parley.generation;

import dev.parley.provider.ModelEvent.Usage;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer that has ended, as it is stored.
 *
 * @param messageId the id of the answer
 * @param finishReason as the model server spells it
 * @param firstToken the time from the request to the first text, if there is any
 * @param thinking the time from the first reasoning to the first text or the end, if there is any reasoning
 * @param duration the time from the request to the end
 */
public record GenerationResult(
        long messageId,
        String text,
        String reasoning,
        EndReason endReason,
        Optional<String> finishReason,
        Optional<Usage> usage,
        Optional<Duration> firstToken,
        Optional<Duration> thinking,
        Duration duration) {}
