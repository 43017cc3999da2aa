package dev.parley.markdown;

/**
 * One change at the right edge of the tail.
 *
 * @param depth the depth of the changed element: 0 is the tail, 1 its last child, and so on
 * @param parent the name of that element; empty for the tail
 * @param removed how many of its last children are removed
 * @param html what is appended to it after the removal
 */
public record PatchStep(Kind kind, int depth, String parent, int removed, String html) {
    /** The kind of change, which decides how the browser finds its target. */
    public enum Kind {
        /** Append to the last text. */
        APPEND,
        /** Insert text or an element after the last text. */
        INSERT_AFTER,
        /** Replace the last text. */
        REPLACE_LAST,
        /** Replace the last children of an element, or only append some. */
        REPLACE_CHILDREN,
        /** Replace all children of an element. */
        REPLACE_ALL;

        /** Whether the target is the last text, which pages find without a selector in the event. */
        public boolean targetsLastText() {
            return this == APPEND || this == INSERT_AFTER || this == REPLACE_LAST;
        }
    }
}
