package dev.parley.markdown;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a formula that stands apart, up to the one that ends it. Else {@code + b} would begin a list, and {@code =}
 * make a heading of it. What is inside is read as a paragraph's text; a blank line ends it, for then it was no formula.
 */
final class FormulaLines extends AbstractBlockParser {
    /** A paragraph of its own kind, so that no table and no link definition is looked for in it. */
    static final class Block extends com.vladsch.flexmark.util.ast.Block {
        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }

    private final Block block = new Block();
    private final BlockContent content = new BlockContent();
    private BasedSequence first = BasedSequence.NULL;
    private boolean isEnded;

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        var text = line.trimStart();
        boolean isFirst = first.isNull();
        if (isFirst) first = text;
        isEnded = Tex.endsBlock(first, text, isFirst);
        content.add(text, state.getIndent());
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return isEnded || state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void closeBlock(ParserState state) {
        block.setContent(content);
        block.setCharsFromContent();
    }

    @Override
    public void parseInlines(InlineParser inlines) {
        inlines.parse(block.getContentChars().trim(), block);
    }

    static final class Factory implements CustomBlockParserFactory {
        @Override
        public BlockParserFactory apply(DataHolder options) {
            return new AbstractBlockParserFactory(options) {
                @Override
                public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
                    int start = state.getNextNonSpaceIndex();
                    return state.getIndent() < 4
                                    && Tex.beginsBlock(state.getLine().subSequence(start))
                            ? BlockStart.of(new FormulaLines()).atIndex(start)
                            : BlockStart.none();
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
}
