package dev.parley.markdown;

import com.vladsch.flexmark.ext.gfm.strikethrough.internal.StrikethroughDelimiterProcessor;
import com.vladsch.flexmark.parser.core.delimiter.AsteriskDelimiterProcessor;
import com.vladsch.flexmark.parser.core.delimiter.UnderscoreDelimiterProcessor;

/**
 * Emphasis beside Chinese, Japanese and Korean text. CommonMark takes a mark between punctuation and a letter for the wrong
 * side of a word; where words are not set apart by spaces, {@code **"x"**，} must be bold. Elsewhere its rules hold.
 */
final class Flanking {
    private Flanking() {}

    /** Whether a mark may flank punctuation because Chinese, Japanese or Korean is on one of its sides. */
    private static boolean flanks(String before, String after, boolean isPunctuation) {
        return isPunctuation && (Cjk.is(before) || Cjk.is(after));
    }

    static final class Asterisk extends AsteriskDelimiterProcessor {
        Asterisk() {
            super(false);
        }

        @Override
        public boolean canBeOpener(
                String before,
                String after,
                boolean left,
                boolean right,
                boolean bp,
                boolean ap,
                boolean bb,
                boolean ab) {
            return super.canBeOpener(
                    before,
                    after,
                    left || flanks(before, after, ap && !ab),
                    right || flanks(before, after, bp && !bb),
                    bp,
                    ap,
                    bb,
                    ab);
        }

        @Override
        public boolean canBeCloser(
                String before,
                String after,
                boolean left,
                boolean right,
                boolean bp,
                boolean ap,
                boolean bb,
                boolean ab) {
            return super.canBeCloser(
                    before,
                    after,
                    left || flanks(before, after, ap && !ab),
                    right || flanks(before, after, bp && !bb),
                    bp,
                    ap,
                    bb,
                    ab);
        }
    }

    static final class Underscore extends UnderscoreDelimiterProcessor {
        Underscore() {
            super(false);
        }

        @Override
        public boolean canBeOpener(
                String before,
                String after,
                boolean left,
                boolean right,
                boolean bp,
                boolean ap,
                boolean bb,
                boolean ab) {
            return super.canBeOpener(
                    before,
                    after,
                    left || flanks(before, after, ap && !ab),
                    right || flanks(before, after, bp && !bb),
                    bp,
                    ap,
                    bb,
                    ab);
        }

        @Override
        public boolean canBeCloser(
                String before,
                String after,
                boolean left,
                boolean right,
                boolean bp,
                boolean ap,
                boolean bb,
                boolean ab) {
            return super.canBeCloser(
                    before,
                    after,
                    left || flanks(before, after, ap && !ab),
                    right || flanks(before, after, bp && !bb),
                    bp,
                    ap,
                    bb,
                    ab);
        }
    }

    static final class Tildes extends StrikethroughDelimiterProcessor {
        @Override
        public boolean canBeOpener(
                String before,
                String after,
                boolean left,
                boolean right,
                boolean bp,
                boolean ap,
                boolean bb,
                boolean ab) {
            return super.canBeOpener(
                    before,
                    after,
                    left || flanks(before, after, ap && !ab),
                    right || flanks(before, after, bp && !bb),
                    bp,
                    ap,
                    bb,
                    ab);
        }

        @Override
        public boolean canBeCloser(
                String before,
                String after,
                boolean left,
                boolean right,
                boolean bp,
                boolean ap,
                boolean bb,
                boolean ab) {
            return super.canBeCloser(
                    before,
                    after,
                    left || flanks(before, after, ap && !ab),
                    right || flanks(before, after, bp && !bb),
                    bp,
                    ap,
                    bb,
                    ab);
        }
    }
}
