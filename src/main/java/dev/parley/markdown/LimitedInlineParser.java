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
 * Flexmark's inline parser, extended with formulas, footnotes and task checkboxes, and safe for hostile text.
 *
 * <p>A paragraph or cell that exceeds {@link InlineLimits} is shown as plain text. The rest of the document is not affected.
 */
final class LimitedInlineParser extends InlineParserImpl {
    private static final int DEFINITIONS_CHARS_MAX = 16 * 1024;

    private final Footnotes footnotes = new Footnotes();
    private Formula.Finder formulas = new Formula.Finder();

    LimitedInlineParser(
            DataHolder options,
            BitSet specialCharacters,
            BitSet delimiterCharacters,
            Map<Character, DelimiterProcessor> delimiterProcessors,
            LinkRefProcessorData linkRefProcessors,
            List<InlineParserExtensionFactory> extensions) {
        super(options, specialCharacters, delimiterCharacters, delimiterProcessors, linkRefProcessors, extensions);
        // Not an inline parser extension: flexmark sorts its extensions again for each text.
        this.specialCharacters = (BitSet) specialCharacters.clone();
        this.specialCharacters.set('$');
    }

    Footnotes footnotes() {
        return footnotes;
    }

    @Override
    public void parse(BasedSequence content, Node block) {
        if (InlineLimits.areExceeded(content)) {
            block.appendChild(new LiteralText(content.trim()));
        } else {
            formulas = new Formula.Finder();
            super.parse(content, block);
        }
    }

    @Override
    protected boolean parseInline(boolean isCustomOnly) {
        char c = peek();
        var found = c == '\\' || c == '$'
                ? formulas.at(input, index)
                : c == '[' ? checkboxOrFootnote() : Optional.<Node>empty();
        if (found.isEmpty()) {
            return super.parseInline(isCustomOnly);
        }
        flushTextNode();
        appendNode(found.get());
        index += found.get().getChars().length();
        return true;
    }

    private Optional<? extends Node> checkboxOrFootnote() {
        var checkbox = TaskCheckbox.at(input, index, block);
        return checkbox.isPresent() ? checkbox : footnotes.reference(input, index);
    }

    @Override
    public void finalizeDocument(Document document) {
        super.finalizeDocument(document);
        if (!referenceRepository.isEmpty()) {
            LinkReferenceDefinitions.convertUnused(document, referenceRepository, this);
        }
        footnotes.finish(document);
    }

    @Override
    public int preProcessBlock(Paragraph block, ParserState state) {
        // The cost of link definitions is quadratic in their number per paragraph, and a long definition is copied for
        // each
        // link that uses it.
        return block.getChars().length() > DEFINITIONS_CHARS_MAX || InlineLimits.areExceeded(block.getChars())
                ? 0
                : super.preProcessBlock(block, state);
    }

    /** Replaces a method that copies the whole paragraph for each match, which takes seconds in long text with much code. */
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
        return LinkReferenceDefinitions.hasDestination(text) ? super.parseReference(block, text) : 0;
    }

    /** Text that is shown as written. Not a {@code Text}, so {@link AutolinkProcessor} skips it. */
    static final class LiteralText extends Node {
        LiteralText(BasedSequence chars) {
            super(chars);
        }

        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }
}
