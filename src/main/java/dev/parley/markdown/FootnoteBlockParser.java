package dev.parley.markdown;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;

/** Parses a footnote definition: {@code [^label]: text} and the indented lines below it. */
final class FootnoteBlockParser extends AbstractBlockParser {
    private static final int INDENT = 4;

    private final FootnoteDefinition footnote;

    private FootnoteBlockParser(FootnoteDefinition footnote) {
        this.footnote = footnote;
    }

    static BlockStart start(ParserState state, MatchedBlockParser matched) {
        // No footnotes inside footnotes: this limits nesting.
        var around = matched.getBlockParser().getBlock();
        if (around instanceof FootnoteDefinition || around.getAncestorOfType(FootnoteDefinition.class) != null) {
            return BlockStart.none();
        }
        var line = state.getLine();
        int start = state.getNextNonSpaceIndex();
        int end = Footnotes.labelEnd(line, start);
        if (end < 0 || end >= line.length() || line.charAt(end) != ':') {
            return BlockStart.none();
        }
        var footnote = new FootnoteDefinition(line.subSequence(start, end));
        return BlockStart.of(new FootnoteBlockParser(footnote)).atIndex(end + 1);
    }

    @Override
    public Block getBlock() {
        return footnote;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            return footnote.hasChildren() ? BlockContinue.atIndex(state.getNextNonSpaceIndex()) : BlockContinue.none();
        }
        return state.getIndent() < INDENT ? BlockContinue.none() : BlockContinue.atColumn(state.getColumn() + INDENT);
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        return true;
    }

    @Override
    public void closeBlock(ParserState state) {
        footnote.setChars(
                footnote.hasChildren()
                        ? footnote.label()
                                .baseSubSequence(
                                        footnote.label().getStartOffset(),
                                        footnote.getLastChild().getEndOffset())
                        : footnote.label());
        ((LimitedInlineParser) state.getInlineParser()).footnotes().add(footnote);
    }
}
