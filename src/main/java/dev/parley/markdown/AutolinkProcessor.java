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
 * Turns bare URLs and email addresses into links (GFM 6.9, "Autolinks").
 *
 * <p>Flexmark's search is expensive, so it only runs on text that may contain a URL. Chinese, Japanese and Korean are
 * written without spaces, so CJK characters and punctuation end a URL.
 */
final class AutolinkProcessor extends AutolinkNodePostProcessor {
    private AutolinkProcessor(Document document) {
        super(document);
    }

    @Override
    public void process(NodeTracker state, Node node) {
        if (!mayContainUrl(node.getChars())) {
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
            if (mayContainUrl(text.getChars())) {
                super.process(state, text);
            }
            text = rest;
        }
    }

    private static boolean mayContainUrl(BasedSequence text) {
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

    /** The end of the first run of characters that either all end a URL or all do not. */
    private static int runEnd(BasedSequence text) {
        boolean isCjk = Cjk.endsUrl(text.charAt(0));
        int end = 1;
        while (end < text.length() && Cjk.endsUrl(text.charAt(end)) == isCjk) {
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
            return new AutolinkProcessor(document);
        }
    }
}
