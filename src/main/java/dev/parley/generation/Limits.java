package dev.parley.generation;

import java.time.Duration;

/**
 * How long an answer may take.
 *
 * @param firstDelta the longest silence before the first delta; minutes are normal while a server loads a model
 * @param silence the longest silence after it
 * @param answer the longest time in all
 */
public record Limits(Duration firstDelta, Duration silence, Duration answer) {
    /** The longest answer that is kept, text and reasoning each. */
    public static final int TEXT_CHARS_MAX = 256 * 1024;
}
