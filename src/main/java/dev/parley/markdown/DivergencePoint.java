package dev.parley.markdown;

import java.util.List;

/**
 * The first difference between the children of a live element and those of its new version.
 *
 * @param live the number of live children that stay unchanged
 * @param next the index of the first new child that is added or changed
 * @param offset where the text of that child starts to differ; 0 for an element
 */
record DivergencePoint(int live, int next, int offset) {
    /** Compares the children. One new text may match several live nodes; empty live texts are placeholders. */
    static DivergencePoint of(List<LiveNode> live, List<HtmlNode> next) {
        int n = 0;
        int offset = 0;
        for (int i = 0; i < live.size(); i++) {
            var child = live.get(i);
            if (child.isText()) {
                if (child.text.isEmpty()) {
                    continue;
                }
                if (n == next.size() || !startsWith(next.get(n).text(), child.text, offset)) {
                    return new DivergencePoint(i, n, offset);
                }
                offset += child.text.length();
                if (offset == next.get(n).text().length()) {
                    n++;
                    offset = 0;
                }
            } else if (offset > 0 || n == next.size() || !child.matches(next.get(n))) {
                return new DivergencePoint(i, n, offset);
            } else {
                n++;
            }
        }
        return new DivergencePoint(live.size(), n, offset);
    }

    private static boolean startsWith(String text, StringBuilder start, int offset) {
        if (text.length() - offset < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (text.charAt(offset + i) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
