package dev.parley.markdown;

import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** The node of a reference to a footnote, shown as its number. */
final class FootnoteReference extends Node {
    private final int number;

    FootnoteReference(BasedSequence chars, int number) {
        super(chars);
        this.number = number;
    }

    void render(HtmlWriter html) {
        html.tag("sup");
        // Separate adjacent references: 1 and 2 would look like 12.
        html.text((getPrevious() instanceof FootnoteReference ? ", " : "") + number);
        html.closeTag("sup");
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
