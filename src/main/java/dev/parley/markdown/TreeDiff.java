package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/** What makes one tree of another: the steps for pages, and the changes of our own tree, made when they are sent. */
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

    /** By how much the HTML grows. */
    long htmlChars() {
        return htmlChars;
    }
}
