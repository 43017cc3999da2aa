package dev.parley.generation;

import dev.parley.concurrent.DaemonThreads;
import java.time.Duration;

/**
 * The limits for the time and the number of answers.
 *
 * @param firstDelta the longest time without an event before the first delta; minutes are normal while a server loads a model
 * @param silence the longest time without an event after the first delta
 * @param answer the longest time for an answer
 * @param answersAtOnce further answers are refused, because users would not know how long to wait
 */
public record Limits(Duration firstDelta, Duration silence, Duration answer, int answersAtOnce) {
    /** The limit for the text and for the reasoning of an answer. */
    public static final int TEXT_CHARS_MAX = 256 * 1024;

    /** As many as there are connections to model servers. */
    private static final int ANSWERS_AT_ONCE_MAX = 4_000;
    /** Each answer is read by a thread of its own, and a platform thread occupies about 100 KB. */
    private static final int ANSWERS_ON_PLATFORM_THREADS = 600;

    public Limits {
        answersAtOnce = Math.min(answersAtOnce, ANSWERS_AT_ONCE_MAX);
    }

    /** The same, with fewer answers at once. */
    public Limits withAnswersAtOnce(int max) {
        return new Limits(firstDelta, silence, answer, max);
    }

    /** With as many answers at once as this version of Java can read. */
    public Limits(Duration firstDelta, Duration silence, Duration answer) {
        this(
                firstDelta,
                silence,
                answer,
                DaemonThreads.areVirtual() ? ANSWERS_AT_ONCE_MAX : ANSWERS_ON_PLATFORM_THREADS);
    }
}
