package dev.parley.limit;

import java.time.Duration;

/**
 * How often something may happen for each subject.
 *
 * @param name is stored with every entry, so it must not change
 * @param max the number of entries within the window
 * @param window how long an entry counts
 */
public record Limit(String name, int max, Duration window) {}
