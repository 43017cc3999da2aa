package dev.parley.connection.check;

import java.time.Instant;
import java.util.List;

/**
 * A check that is running or has ended.
 *
 * @param model as the model server spells it
 * @param at when it was started
 */
public record CheckResult(String model, Instant at, List<CheckedStep> steps, boolean running) {}
