package dev.parley.markdown;

import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A formula in the text: its TeX as it was written, in which Markdown sees neither escapes nor emphasis. It is shown as
 * code, which a script may set as mathematics.
 */
final class Formula extends Node {
    private Formula(BasedSequence chars) {
        super(chars);
    }

    private BasedSequence tex() {
        return getChars().subSequence(2, getChars().length() - 2).trim();
    }

    private boolean isInline() {
        return getChars().charAt(1) == '(';
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }

    /** Finds formulas where inline constructs are looked for. Linear: a mark that nothing ends is searched for once. */
    static final class Inlines implements InlineParserExtensionFactory {
        @Override
        public CharSequence getCharacters() {
            return "\\$";
        }

        @Override
        public InlineParserExtension apply(LightInlineParser parser) {
            return new Search();
        }

        @Override
        public @Nullable Set<Class<?>> getAfterDependents() {
            return null;
        }

        @Override
        public @Nullable Set<Class<?>> getBeforeDependents() {
            return null;
        }

        @Override
        public boolean affectsGlobalScope() {
            return false;
        }
    }

    private static final class Search implements InlineParserExtension {
        private final Set<String> missing = new HashSet<>();
        private BasedSequence searched = BasedSequence.NULL;

        @Override
        @SuppressWarnings("ReferenceEquality") // The same paragraph, not one like it.
        public boolean parse(LightInlineParser parser) {
            var text = parser.getInput();
            if (text != searched) missing.clear();
            searched = text;
            int start = parser.getIndex();
            var closer = Tex.closer(text, start);
            if (closer.isEmpty() || missing.contains(closer)) return false;
            int end = Tex.end(text, start, closer, text.length());
            if (end < 0) missing.add(closer);
            if (end < 0 || text.subSequence(start + 2, end - 2).isBlank()) return false;
            parser.flushTextNode();
            parser.setIndex(end);
            parser.appendNode(new Formula(text.subSequence(start, end)));
            return true;
        }

        @Override
        public void finalizeDocument(InlineParser parser) {}

        @Override
        public void finalizeBlock(InlineParser parser) {}
    }

    static final class Rendering implements NodeRenderer {
        @Override
        public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
            return Set.of(
                    new NodeRenderingHandler<>(Formula.class, (formula, context, html) -> {
                        html.attr("class", formula.isInline() ? "math" : "math display")
                                .withAttr()
                                .tag("code");
                        html.text(formula.tex().toString());
                        html.closeTag("code");
                    }),
                    new NodeRenderingHandler<>(
                            FormulaLines.Block.class,
                            (block, context, html) -> html.tagLine("p", () -> context.renderChildren(block))));
        }
    }
}
