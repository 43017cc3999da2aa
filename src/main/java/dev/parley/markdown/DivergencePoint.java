package dev.parley.markdown;

import java.util.List;

/**
 * Where what pages have and what they are to have part, among the children of one element.
 *
 * @param live how many of the children that pages have stay as they are
 * @param next the first child that is new, or in which something is
 * @param offset from where the text of that child is new
 */
record DivergencePoint(int live, int next, int offset) {
    /** A text may stand in several nodes on the page; empty ones are places for text. */
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
            } else if (offset > 0 || n == next.size() || !child.shows(next.get(n))) {
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
