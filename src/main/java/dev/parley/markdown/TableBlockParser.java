package dev.parley.markdown;

import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableCell.Alignment;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.IndentedCodeBlockParser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses a table (GFM 4.10) from its delimiter row on, into flexmark's table nodes.
 *
 * <p>Flexmark's own extension only converts whole paragraphs to tables. As on GitHub, this parser also starts a table below
 * other text, and ends it at a thematic break.
 */
final class TableBlockParser extends AbstractBlockParser {
    private final TableBlock block = new TableBlock();
    private final BasedSequence header;
    private final List<BasedSequence> delimiters;
    private final List<BasedSequence> rows = new ArrayList<>();
    private final List<TableCell> cells = new ArrayList<>();
    private boolean isBelowDelimiters;

    private TableBlockParser(BasedSequence header, List<BasedSequence> delimiters) {
        this.header = header;
        this.delimiters = delimiters;
    }

    /**
     * Starts a table if the line is a delimiter row and the line above has as many cells. The header row is removed from its
     * paragraph.
     */
    static BlockStart start(ParserState state, MatchedBlockParser matched) {
        var paragraph = state.getActiveBlockParser();
        if (!paragraph.isParagraphParser()) {
            return BlockStart.none();
        }
        var line = state.getLine().subSequence(state.getNextNonSpaceIndex());
        var delimiters = TableCellSplitter.delimiters(line);
        var lines = paragraph.getBlockContent().getLines();
        int last = lines.size() - 1;
        if (delimiters.isEmpty() || last < 0 || !isHeader(lines.get(last), delimiters.size())) {
            return BlockStart.none();
        }
        var header = lines.get(last).trim();
        if (!matched.getBlockParser().equals(paragraph) && (last == 0 || column(header) != column(line))) {
            return BlockStart.none();
        }
        lines.remove(last);
        paragraph.getBlockContent().getLineIndents().remove(last);
        var start = BlockStart.of(new TableBlockParser(header, delimiters))
                .atIndex(state.getLine().length());
        return last == 0 ? start.replaceActiveBlockParser() : start;
    }

    private static boolean isHeader(BasedSequence line, int columns) {
        return line.indexOf('|') >= 0
                && TableCellSplitter.cells(line.trim(), columns).size() == columns;
    }

    /** The column where a text begins. A table that is not indented does not belong to the list item above. */
    private static int column(BasedSequence text) {
        return text.getStartOffset() - text.getBaseSequence().lastIndexOf('\n', text.getStartOffset() - 1);
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return state.getLine().indexOf('|', state.getNextNonSpaceIndex()) < 0
                ? BlockContinue.none()
                : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public boolean isInterruptible() {
        return true;
    }

    @Override
    public boolean canInterruptBy(BlockParserFactory factory) {
        return !(factory instanceof IndentedCodeBlockParser.BlockFactory);
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        return false;
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        if (isBelowDelimiters) {
            rows.add(line.trim());
        }
        isBelowDelimiters = true;
    }

    @Override
    public void closeBlock(ParserState state) {
        var head = new TableHead();
        head.appendChild(row(header, true));
        head.setCharsFromContent();
        block.appendChild(head);
        var body = new TableBody();
        for (var row : rows) {
            body.appendChild(row(row, false));
        }
        body.setCharsFromContent();
        block.appendChild(body);
        block.setCharsFromContent();
    }

    /** Keeps excess cells, unlike GFM, so that no text is lost. */
    private TableRow row(BasedSequence line, boolean isHeader) {
        var row = new TableRow(line);
        int column = 0;
        for (var text : TableCellSplitter.cells(line, delimiters.size())) {
            var cell = new TableCell(text);
            cell.setText(text);
            cell.setHeader(isHeader);
            if (column < delimiters.size()) {
                cell.setAlignment(alignment(delimiters.get(column++)));
            }
            row.appendChild(cell);
            cells.add(cell);
        }
        return row;
    }

    private static @Nullable Alignment alignment(BasedSequence delimiter) {
        boolean isLeft = delimiter.startsWith(":");
        boolean isRight = delimiter.endsWith(":");
        return isLeft && isRight ? Alignment.CENTER : isLeft ? Alignment.LEFT : isRight ? Alignment.RIGHT : null;
    }

    @Override
    public void parseInlines(InlineParser inlines) {
        for (var cell : cells) {
            inlines.parse(cell.getText(), cell);
        }
    }
}
