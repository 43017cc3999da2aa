package dev.parley.markdown;

import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.BlockContent;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * Parses a formula of several lines into a block whose content is then parsed as inlines.
 *
 * <p>Without it, a line {@code + b} would begin a list and {@code =} would be a heading underline. A blank line before the
 * closing delimiter ends the block, and the text is not a formula.
 */
final class FormulaBlockParser extends AbstractBlockParser {
    /** Not a {@code Paragraph}, so that flexmark looks for neither tables nor link definitions in it. */
    static final class FormulaBlock extends Block {
        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }

    private final FormulaBlock block = new FormulaBlock();
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

    /** Counts the nesting depth across lines because an environment may contain another of the same name. */
    private boolean isEnded(BasedSequence line, boolean isFirst) {
        if (!first.startsWith("\\b")) {
            return TexDelimiters.endsBlock(first, line, isFirst);
        }
        var end = TexDelimiters.closer(first, 0);
        for (int i = 0; i < line.length(); i++) {
            boolean isBackslash = line.charAt(i) == '\\';
            if (isBackslash && line.matchChars(end, i)) {
                depth--;
            }
            if (isBackslash && TexDelimiters.closer(line, i).equals(end)) {
                depth++;
            }
            i += isBackslash ? 1 : 0;
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
        return TexDelimiters.beginsBlock(state.getLine().subSequence(start))
                ? BlockStart.of(new FormulaBlockParser()).atIndex(start)
                : BlockStart.none();
    }
}
