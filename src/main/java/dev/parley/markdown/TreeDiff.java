package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/** The steps that update browsers, and the same changes of the {@link LiveTree}, to be applied when the steps are sent. */
final class TreeDiff {
    private final List<PatchStep> steps = new ArrayList<>();
    private final List<Runnable> changes = new ArrayList<>();
    private long htmlChars;

    void add(PatchStep step, long chars, Runnable change) {
        steps.add(step);
        htmlChars += chars;
        changes.add(change);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    List<PatchStep> steps() {
        return steps;
    }

    void apply() {
        changes.forEach(Runnable::run);
    }

    /** How much longer the HTML becomes; may be negative. */
    long htmlCharsAdded() {
        return htmlChars;
    }
}
