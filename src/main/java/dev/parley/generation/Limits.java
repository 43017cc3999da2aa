package dev.parley.generation;

import dev.parley.concurrent.DaemonThreads;
import java.time.Duration;

/**
 * How long an answer may take, and how many may be written at once.
 *
 * @param firstDelta the longest silence before the first delta; minutes are normal while a server loads a model
 * @param silence the longest silence after it
 * @param answer the longest time in all
 * @param answersAtOnce beyond it a new one is refused, never made to wait
 */
public record Limits(Duration firstDelta, Duration silence, Duration answer, int answersAtOnce) {
    /** The longest answer that is kept, text and reasoning each. */
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
