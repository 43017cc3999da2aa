package dev.parley.markdown;

import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A formula in the text: its TeX as it was written, in which Markdown sees neither escapes nor emphasis. It is shown as
 * code, which a script may set as mathematics.
 */
final class Formula extends Node {
    private final String tex;
    private final boolean isDisplay;

    private Formula(BasedSequence chars, String tex, boolean isDisplay) {
        super(chars);
        this.tex = tex;
        this.isDisplay = isDisplay;
    }

    void render(HtmlWriter html) {
        html.attr("class", isDisplay ? "math display" : "math").withAttr().tag("code");
        html.text(tex);
        html.closeTag("code");
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }

    /** Finds the formulas of one paragraph. Linear: a mark that nothing ends is searched for once. */
    static final class Search {
        private final Set<String> missing = new HashSet<>();

        Optional<Formula> at(BasedSequence text, int start) {
            var closer = Tex.closer(text, start);
            if (closer.isEmpty() || missing.contains(closer)) {
                return Optional.empty();
            }
            int end = Tex.end(text, start, closer, text.length());
            // The next dollar may begin a formula where this one did not.
            if (end < 0 && !closer.equals("$")) {
                missing.add(closer);
            }
            return end < 0 ? Optional.empty() : formula(text, start, end, closer);
        }

        private static Optional<Formula> formula(BasedSequence text, int start, int end, String closer) {
            var inside = text.subSequence(start + Tex.openerChars(closer), end - closer.length());
            boolean isAlone = closer.length() > 1 && Tex.standsAlone(text, start, end);
            boolean isBrackets = closer.equals("\\]") && !(isAlone && (inside.startsWith(" ") || Tex.isLikely(inside)));
            if (inside.isBlank() || isBrackets) {
                return Optional.empty();
            }
            boolean isEnvironment = closer.startsWith("\\e");
            boolean isDisplay = isEnvironment ? isAlone : closer.equals("$$") || closer.equals("\\]");
            var tex = isEnvironment ? text.subSequence(start, end) : inside.trim();
            return Optional.of(new Formula(text.subSequence(start, end), tex.toString(), isDisplay));
        }
    }
}
