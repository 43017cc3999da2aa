package dev.parley.markdown;

/**
 * One change of the open block on a page, at its right edge.
 *
 * @param depth of the element that is changed: 0 is the tail, 1 its last child, and so on
 * @param parent the name of that element; empty for the tail
 * @param removed how many of its last children go
 * @param html what is appended to it then
 */
public record PatchStep(Kind kind, int depth, String parent, int removed, String html) {
    /** How the page finds what changes. */
    public enum Kind {
        /** Text is appended to the last text. */
        APPEND,
        /** Another text, or an element, follows the last text. */
        NEXT,
        /** The last text is replaced. */
        SETTLE,
        /** The last children of an element are replaced, or some are added. */
        CHILDREN,
        /** All children are replaced. */
        FILL;

        /** Whether pages find it without an address. */
        public boolean hasTarget() {
            return this == APPEND || this == NEXT || this == SETTLE;
        }
    }
}
