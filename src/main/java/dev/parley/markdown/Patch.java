package dev.parley.markdown;

import java.util.List;

/**
 * An update for browsers: newly closed blocks with the new tail, or changes of the current tail.
 *
 * @param closed the HTML of newly closed blocks, to be appended to the earlier ones; empty if there are none
 * @param tail the HTML of the new tail; empty if no block was closed
 * @param steps the changes of the current tail; empty if blocks were closed
 */
public record Patch(String closed, String tail, List<PatchStep> steps) {}
