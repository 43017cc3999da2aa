package dev.parley.markdown;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.delimiter.DelimiterRun;
import com.vladsch.flexmark.util.ast.Node;
import org.jspecify.annotations.Nullable;

/**
 * Lets emphasis delimiters next to punctuation open or close beside Chinese, Japanese and Korean text.
 *
 * <p>CommonMark 6.2 decides by the characters around a delimiter run whether it is left- or right-flanking, which assumes
 * that words are separated by spaces: {@code **"x"**，} would not be bold. All other rules are those of the wrapped processor.
 */
final class CjkDelimiterProcessor implements DelimiterProcessor {
    private final DelimiterProcessor rules;

    CjkDelimiterProcessor(DelimiterProcessor rules) {
        this.rules = rules;
    }

    /** Whether a delimiter run flanks punctuation because one of its neighbours is CJK. */
    private static boolean flanks(String before, String after, boolean isPunctuation) {
        return isPunctuation && (Cjk.isCjk(before) || Cjk.isCjk(after));
    }

    @Override
    public boolean canBeOpener(
            String before, String after, boolean left, boolean right, boolean bp, boolean ap, boolean bb, boolean ab) {
        boolean flanksNext = left || flanks(before, after, ap && !ab);
        boolean flanksPrevious = right || flanks(before, after, bp && !bb);
        return rules.canBeOpener(before, after, flanksNext, flanksPrevious, bp, ap, bb, ab);
    }

    @Override
    public boolean canBeCloser(
            String before, String after, boolean left, boolean right, boolean bp, boolean ap, boolean bb, boolean ab) {
        boolean flanksNext = left || flanks(before, after, ap && !ab);
        boolean flanksPrevious = right || flanks(before, after, bp && !bb);
        return rules.canBeCloser(before, after, flanksNext, flanksPrevious, bp, ap, bb, ab);
    }

    @Override
    public char getOpeningCharacter() {
        return rules.getOpeningCharacter();
    }

    @Override
    public char getClosingCharacter() {
        return rules.getClosingCharacter();
    }

    @Override
    public int getMinLength() {
        return rules.getMinLength();
    }

    @Override
    public int getDelimiterUse(DelimiterRun opener, DelimiterRun closer) {
        return rules.getDelimiterUse(opener, closer);
    }

    @Override
    public @Nullable Node unmatchedDelimiterNode(InlineParser inlines, DelimiterRun delimiter) {
        return rules.unmatchedDelimiterNode(inlines, delimiter);
    }

    @Override
    public boolean skipNonOpenerCloser() {
        return rules.skipNonOpenerCloser();
    }

    @Override
    public void process(Delimiter opener, Delimiter closer, int delimitersUsed) {
        rules.process(opener, closer, delimitersUsed);
    }
}
