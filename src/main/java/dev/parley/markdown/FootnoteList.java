package dev.parley.markdown;

import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** The list of footnotes at the end of a document. */
final class FootnoteList extends Block {
    FootnoteList(BasedSequence chars) {
        super(chars);
    }

    void render(NodeRendererContext context, HtmlWriter html) {
        html.tagLine("section", () -> html.tagLine("ol", () -> context.renderChildren(this)));
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
