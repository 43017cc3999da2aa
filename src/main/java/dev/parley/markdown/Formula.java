package dev.parley.markdown;

import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An inline node with the TeX of a formula, in which Markdown has no meaning.
 *
 * <p>It is rendered as code of class {@code math} (and {@code display}), which a script may typeset.
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

    /** Finds the formulas of one paragraph in linear time: it remembers which closing delimiters are missing. */
    static final class Finder {
        private final Set<String> missing = new HashSet<>();

        /** The formula that begins at {@code start}, if any. */
        Optional<Formula> at(BasedSequence text, int start) {
            var closer = TexDelimiters.closer(text, start);
            if (closer.isEmpty() || missing.contains(closer)) {
                return Optional.empty();
            }
            int end = TexDelimiters.end(text, start, closer, text.length());
            // Try each dollar: whether a dollar closes depends on the characters around it.
            if (end < 0 && !closer.equals("$")) {
                missing.add(closer);
            }
            return end < 0 ? Optional.empty() : formula(text, start, end, closer);
        }

        private static Optional<Formula> formula(BasedSequence text, int start, int end, String closer) {
            var inside = text.subSequence(start + TexDelimiters.openerChars(closer), end - closer.length());
            boolean isAlone = closer.length() > 1 && TexDelimiters.standsAlone(text, start, end);
            boolean isEscapedBracket =
                    closer.equals("\\]") && !(isAlone && (inside.startsWith(" ") || TexHeuristics.isLikelyTex(inside)));
            if (inside.isBlank() || isEscapedBracket) {
                return Optional.empty();
            }
            boolean isEnvironment = closer.startsWith("\\e");
            boolean isDisplay = isEnvironment ? isAlone : closer.equals("$$") || closer.equals("\\]");
            var tex = isEnvironment ? text.subSequence(start, end) : inside.trim();
            return Optional.of(new Formula(text.subSequence(start, end), tex.toString(), isDisplay));
        }
    }
}
