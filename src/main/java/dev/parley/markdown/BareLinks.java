package dev.parley.markdown;

import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.autolink.internal.AutolinkNodePostProcessor;
import com.vladsch.flexmark.parser.block.NodePostProcessor;
import com.vladsch.flexmark.parser.block.NodePostProcessorFactory;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeTracker;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Addresses in the text become links. Flexmark looks for them at some cost, so it is asked only about texts that may hold
 * one; and as Chinese, Japanese and Korean have no spaces, such text ends an address, as does its punctuation.
 */
final class BareLinks extends AutolinkNodePostProcessor {
    private BareLinks(Document document) {
        super(document);
    }

    @Override
    public void process(NodeTracker state, Node node) {
        if (!mayHold(node.getChars())) {
            return;
        }
        for (var text = node; text != null; ) {
            int end = runEnd(text.getChars());
            var rest = end < text.getChars().length() ? new Text(text.getChars().subSequence(end)) : null;
            if (rest != null) {
                text.setChars(text.getChars().subSequence(0, end));
                text.insertAfter(rest);
                state.nodeAdded(rest);
            }
            if (mayHold(text.getChars())) {
                super.process(state, text);
            }
            text = rest;
        }
    }

    private static boolean mayHold(BasedSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return true;
            }
            if (c == ':' && text.matchChars("://", i)) {
                return true;
            }
            if ((c == 'w' || c == 'W') && text.matchCharsIgnoreCase("www.", i)) {
                return true;
            }
        }
        return false;
    }

    /** Where a text changes between Chinese, Japanese or Korean and anything else. */
    private static int runEnd(BasedSequence text) {
        boolean isCjk = Cjk.endsAddress(text.charAt(0));
        int end = 1;
        while (end < text.length() && Cjk.endsAddress(text.charAt(end)) == isCjk) {
            end++;
        }
        return end;
    }

    static final class Factory extends NodePostProcessorFactory {
        Factory() {
            super(false);
            addNodes(Text.class);
        }

        @Override
        public NodePostProcessor apply(Document document) {
            return new BareLinks(document);
        }
    }
}
