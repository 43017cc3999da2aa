package dev.parley.markdown;

import com.vladsch.flexmark.parser.block.AbstractBlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which lines begin a block that CommonMark does not have: a table, a formula that stands apart, or a footnote. */
final class BlockStarts implements CustomBlockParserFactory {
    private static final int INDENT_MAX = 3;

    @Override
    public BlockParserFactory apply(DataHolder options) {
        return new AbstractBlockParserFactory(options) {
            @Override
            public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
                int start = state.getNextNonSpaceIndex();
                if (state.getIndent() > INDENT_MAX || start >= state.getLine().length()) return BlockStart.none();
                return switch (state.getLine().charAt(start)) {
                    case '|', ':', '-' -> TableLines.start(state, matched);
                    case '[' -> NoteLines.start(state);
                    // A formula in the first cell of a row begins no block.
                    case '$', '\\' ->
                        matched.getBlockParser() instanceof TableLines ? BlockStart.none() : FormulaLines.start(state);
                    default -> BlockStart.none();
                };
            }
        };
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
