package dev.parley.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.InlineParserImpl;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Flexmark's inline parser, for text that may be hostile. Its cost grows with the square of the marks in one paragraph
 * ({@code ![[]()} 4,000 times takes seconds) and its depth with nested emphasis, so a paragraph or cell with too many marks
 * stays plain text; the rest of the document is not touched. The limits count marks, not time: the same text gives the same
 * HTML on any machine. Within them the costliest document that may be rendered takes some two seconds.
 */
final class GuardedInlines extends InlineParserImpl {
    static final int MARKS_MAX = 3_000;
    private static final int BRACKETS_MAX = 600;
    private static final int RUN_CHARS_MAX = 64;
    private static final int DEFINITIONS_CHARS_MAX = 16 * 1024;
    /** Bare links are looked for in every word, at a cost that is the square of its length. */
    private static final int WORD_CHARS_MAX = 2_000;

    private final Footnotes notes = new Footnotes();
    private Formula.Search formulas = new Formula.Search();

    GuardedInlines(
            DataHolder options,
            BitSet specialCharacters,
            BitSet delimiterCharacters,
            Map<Character, DelimiterProcessor> delimiterProcessors,
            LinkRefProcessorData linkRefProcessors,
            List<InlineParserExtensionFactory> extensions) {
        super(options, specialCharacters, delimiterCharacters, delimiterProcessors, linkRefProcessors, extensions);
        // Formulas and footnotes are looked for here: flexmark sorts its extensions anew for each text.
        this.specialCharacters = (BitSet) specialCharacters.clone();
        this.specialCharacters.set('$');
    }

    Footnotes notes() {
        return notes;
    }

    @Override
    public void parse(BasedSequence content, Node block) {
        if (tooCostly(content)) {
            block.appendChild(new AsWritten(content.trim()));
        } else {
            formulas = new Formula.Search();
            super.parse(content, block);
        }
    }

    @Override
    protected boolean parseInline(boolean isCustomOnly) {
        char c = peek();
        var found = c == '\\' || c == '$' ? formulas.at(input, index) : c == '[' ? bracketed() : Optional.<Node>empty();
        if (found.isEmpty()) {
            return super.parseInline(isCustomOnly);
        }
        flushTextNode();
        appendNode(found.get());
        index += found.get().getChars().length();
        return true;
    }

    private Optional<? extends Node> bracketed() {
        var box = TaskCheckbox.at(input, index, block);
        return box.isPresent() ? box : notes.use(input, index);
    }

    @Override
    public void finalizeDocument(Document document) {
        super.finalizeDocument(document);
        if (!referenceRepository.isEmpty()) {
            Definitions.settle(document, referenceRepository, this);
        }
        notes.settle(document);
    }

    @Override
    public int preProcessBlock(Paragraph block, ParserState state) {
        // Thousands of link definitions in one paragraph cost the square of their number, too; and a long one is copied
        // for each of its uses.
        return block.getChars().length() > DEFINITIONS_CHARS_MAX || tooCostly(block.getChars())
                ? 0
                : super.preProcessBlock(block, state);
    }

    /** Flexmark's own copies the whole paragraph for each match: a long one with much code in it would take seconds. */
    @Override
    public @Nullable BasedSequence match(Pattern pattern) {
        if (index >= input.length()) {
            return null;
        }
        var matcher = pattern.matcher(input).region(index, input.length());
        if (!matcher.find()) {
            return null;
        }
        index = matcher.end();
        return input.subSequence(matcher.start(), matcher.end());
    }

    @Override
    protected int parseReference(Block block, BasedSequence text) {
        return Definitions.leadsSomewhere(text) ? super.parseReference(block, text) : 0;
    }

    static boolean tooCostly(CharSequence content) {
        int marks = 0;
        int brackets = 0;
        int run = 0;
        int word = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean bracket = c == '[' || c == ']' || c == '<';
            // Entities cost the square of their number, too.
            boolean mark = bracket || c == '*' || c == '_' || c == '~' || c == '`' || c == '\\' || c == '&';
            marks += mark ? 1 : 0;
            brackets += bracket ? 1 : 0;
            run = mark && i > 0 && content.charAt(i - 1) == c ? run + 1 : 0;
            word = c <= ' ' ? 0 : word + 1;
            if (marks > MARKS_MAX || brackets > BRACKETS_MAX || run > RUN_CHARS_MAX || word > WORD_CHARS_MAX) {
                return true;
            }
        }
        return false;
    }

    /** Text that no later step may look into: not a {@code Text}, so the search for bare links passes it by. */
    static final class AsWritten extends Node {
        AsWritten(BasedSequence chars) {
            super(chars);
        }

        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }
}
