package dev.parley.markdown;

import com.vladsch.flexmark.parser.block.AbstractBlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.HeadingParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines begin a block that CommonMark does not have: a table, a formula that stands apart, or a footnote. Headings are
 * left to flexmark, but only where a line is one: it copies the whole paragraph above for each line that it looks at.
 */
final class BlockStarts implements CustomBlockParserFactory {
    private static final int INDENT_MAX = 3;

    @Override
    public BlockParserFactory apply(DataHolder options) {
        var headings = new HeadingParser.Factory().apply(options);
        return new AbstractBlockParserFactory(options) {
            @Override
            public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
                int start = state.getNextNonSpaceIndex();
                if (state.getIndent() > INDENT_MAX || start >= state.getLine().length()) {
                    return BlockStart.none();
                }
                if (isHeading(state.getLine().subSequence(start))) {
                    return headings.tryStart(state, matched);
                }
                return switch (state.getLine().charAt(start)) {
                    case '|', ':', '-' -> TableLines.start(state, matched);
                    case '[' -> FootnoteLines.start(state, matched);
                    // A formula in the first cell of a row begins no block.
                    case '$', '\\' ->
                        matched.getBlockParser() instanceof TableLines ? BlockStart.none() : FormulaLines.start(state);
                    default -> BlockStart.none();
                };
            }
        };
    }

    /** Whether a line is a heading, or makes one of the paragraph above it. */
    private static boolean isHeading(BasedSequence line) {
        char first = line.charAt(0);
        if (first != '#' && first != '=' && first != '-') {
            return false;
        }
        int marks = line.countLeading(c -> c == first);
        return first == '#'
                ? marks == line.length() || line.charAt(marks) <= ' '
                : line.subSequence(marks).isBlank();
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
