package dev.parley.markdown;

import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Optional;

/** The checkbox of a task list item (GFM 5.3). Flexmark's own extension drops a letter if a tab follows the checkbox. */
final class TaskCheckbox extends Node {
    private static final int CHARS = 3;

    private TaskCheckbox(BasedSequence chars) {
        super(chars);
    }

    /** The checkbox that begins at {@code start}, if the text is the first paragraph of a list item. */
    static Optional<TaskCheckbox> at(BasedSequence text, int start, Node block) {
        boolean isCheckbox = start == 0
                && text.length() > CHARS
                && " xX".indexOf(text.charAt(1)) >= 0
                && text.charAt(2) == ']'
                && text.charAt(CHARS) <= ' ';
        boolean isFirst =
                block instanceof Paragraph && block.getPrevious() == null && block.getParent() instanceof ListItem;
        return isCheckbox && isFirst ? Optional.of(new TaskCheckbox(text.subSequence(0, CHARS))) : Optional.empty();
    }

    void render(HtmlWriter html) {
        html.attr("type", "checkbox");
        if (getChars().charAt(1) != ' ') {
            html.attr("checked", "");
        }
        html.withAttr().tagVoid("input");
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
