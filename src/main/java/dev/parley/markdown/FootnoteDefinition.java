package dev.parley.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** The node of a footnote definition. */
final class FootnoteDefinition extends Block {
    private final BasedSequence label;
    private int number;

    FootnoteDefinition(BasedSequence label) {
        super(label);
        this.label = label;
    }

    BasedSequence label() {
        return label;
    }

    /** Starts at 1; 0 if the footnote has no reference. */
    int number() {
        return number;
    }

    void assignNumber(int number) {
        this.number = number;
    }

    void render(NodeRendererContext context, HtmlWriter html) {
        html.tagLine("li", () -> context.renderChildren(this));
    }

    /** Replaces the node with its children, the first of which begins with the label. */
    void convertToText() {
        var mark = new Text(label.baseSubSequence(label.getStartOffset(), label.getEndOffset() + 1));
        if (!(getFirstChild() instanceof Paragraph)) {
            prependChild(new Paragraph(mark.getChars()));
        }
        var first = getFirstChild();
        if (first.hasChildren()) {
            first.prependChild(new Text(" "));
        }
        first.prependChild(mark);
        for (Node child = first, next; child != null; child = next) {
            next = child.getNext();
            insertBefore(child);
        }
        unlink();
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
