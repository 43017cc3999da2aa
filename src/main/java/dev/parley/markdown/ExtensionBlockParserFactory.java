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
 * Starts the blocks that CommonMark lacks: tables, display formulas and footnotes.
 *
 * <p>It also guards flexmark's heading parser, which copies the whole paragraph above each line it examines: the parser is
 * called only if the line can be a heading.
 */
final class ExtensionBlockParserFactory implements CustomBlockParserFactory {
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
                if (isHeadingOrUnderline(state.getLine().subSequence(start))) {
                    return headings.tryStart(state, matched);
                }
                return switch (state.getLine().charAt(start)) {
                    case '|', ':', '-' -> TableBlockParser.start(state, matched);
                    case '[' -> FootnoteBlockParser.start(state, matched);
                    // Inside a table, a formula is in the first cell of a row.
                    case '$', '\\' ->
                        matched.getBlockParser() instanceof TableBlockParser
                                ? BlockStart.none()
                                : FormulaBlockParser.start(state);
                    default -> BlockStart.none();
                };
            }
        };
    }

    /** Whether a line is an ATX heading or the underline of a setext heading. */
    private static boolean isHeadingOrUnderline(BasedSequence line) {
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
