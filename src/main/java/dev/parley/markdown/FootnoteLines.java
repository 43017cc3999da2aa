package dev.parley.markdown;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;

/** A footnote: {@code [^name]: text}, and the lines below it that are indented. */
final class FootnoteLines extends AbstractBlockParser {
    private static final int INDENT = 4;

    private final Footnotes.Note note;

    private FootnoteLines(Footnotes.Note note) {
        this.note = note;
    }

    static BlockStart start(ParserState state, MatchedBlockParser matched) {
        // No notes within notes, which could nest as deep as somebody likes.
        var around = matched.getBlockParser().getBlock();
        if (around instanceof Footnotes.Note || around.getAncestorOfType(Footnotes.Note.class) != null) {
            return BlockStart.none();
        }
        var line = state.getLine();
        int start = state.getNextNonSpaceIndex();
        int end = Footnotes.end(line, start);
        if (end < 0 || end >= line.length() || line.charAt(end) != ':') {
            return BlockStart.none();
        }
        var note = new Footnotes.Note(line.subSequence(start, end));
        return BlockStart.of(new FootnoteLines(note)).atIndex(end + 1);
    }

    @Override
    public Block getBlock() {
        return note;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            return note.hasChildren() ? BlockContinue.atIndex(state.getNextNonSpaceIndex()) : BlockContinue.none();
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
        note.setChars(
                note.hasChildren()
                        ? note.label()
                                .baseSubSequence(
                                        note.label().getStartOffset(),
                                        note.getLastChild().getEndOffset())
                        : note.label());
        ((GuardedInlines) state.getInlineParser()).notes().add(note);
    }
}
