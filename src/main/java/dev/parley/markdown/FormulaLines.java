package dev.parley.markdown;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.sequence.BasedSequence;

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
    private int depth;

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        var text = line.trimStart();
        boolean isFirst = first.isNull();
        if (isFirst) {
            first = text;
        }
        isEnded = isEnded(text, isFirst);
        content.add(text, state.getIndent());
    }

    /** An environment may hold another of its kind, so the lines are counted together. */
    private boolean isEnded(BasedSequence line, boolean isFirst) {
        if (!first.startsWith("\\b")) {
            return Tex.endsBlock(first, line, isFirst);
        }
        var end = Tex.closer(first, 0);
        for (int i = 0; i < line.length(); i++) {
            boolean isMark = line.charAt(i) == '\\';
            if (isMark && line.matchChars(end, i)) {
                depth--;
            }
            if (isMark && Tex.closer(line, i).equals(end)) {
                depth++;
            }
            i += isMark ? 1 : 0;
        }
        return depth <= 0;
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

    static BlockStart start(ParserState state) {
        int start = state.getNextNonSpaceIndex();
        return Tex.beginsBlock(state.getLine().subSequence(start))
                ? BlockStart.of(new FormulaLines()).atIndex(start)
                : BlockStart.none();
    }
}
