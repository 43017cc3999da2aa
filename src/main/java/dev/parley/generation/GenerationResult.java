package dev.parley.generation;

import dev.parley.provider.ModelEvent.Usage;
import java.time.Duration;
import java.util.Optional;

/**
 * All that is known of an answer that has ended.
 *
 * @param messageId of the answer
 * @param finishReason as the model server spells it
 * @param firstToken from the request to the first text, if any came
 * @param thinking from the first reasoning to the first text or the end, if any reasoning came
 * @param duration from the request to the end
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
