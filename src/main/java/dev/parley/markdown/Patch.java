package dev.parley.markdown;

import java.util.List;

/**
 * What brings pages up to date: some blocks that are finished and the next open one, or changes of the open one.
 *
 * @param closed HTML of the finished blocks, to follow those before; empty if there are none
 * @param tail HTML of the open block, if some were finished
 * @param steps the changes of the open block, if none was finished
 */
public record Patch(String closed, String tail, List<PatchStep> steps) {}
