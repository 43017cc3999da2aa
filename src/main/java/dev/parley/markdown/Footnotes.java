package dev.parley.markdown;

import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The footnotes of one document, numbered by first reference and listed at its end (syntax as on GitHub).
 *
 * <p>Footnotes have no ids and no links because several answers share a page. A definition without a reference and a
 * reference without a definition stay text.
 */
final class Footnotes {
    private static final int LABEL_CHARS_MAX = 60;

    private final Map<String, FootnoteDefinition> byLabel = new HashMap<>();
    private final List<FootnoteDefinition> definitions = new ArrayList<>();
    private final List<FootnoteDefinition> referenced = new ArrayList<>();

    /** The end of the {@code [^label]} that begins at {@code at}, or -1. */
    static int labelEnd(CharSequence text, int at) {
        if (at + 3 >= text.length() || text.charAt(at) != '[' || text.charAt(at + 1) != '^') {
            return -1;
        }
        int end = at + 2;
        while (end < text.length() && end - at < LABEL_CHARS_MAX && isLabelCharacter(text.charAt(end))) {
            end++;
        }
        return end > at + 2 && end < text.length() && text.charAt(end) == ']' ? end + 1 : -1;
    }

    private static boolean isLabelCharacter(char c) {
        return c > ' ' && c != '[' && c != ']' && c != '^' && c != '`' && c != '\\';
    }

    /** Adds a definition. The first one wins if two have the same label. */
    void add(FootnoteDefinition definition) {
        definitions.add(definition);
        byLabel.putIfAbsent(normalized(definition.label()), definition);
    }

    /** The reference that begins at {@code at}, if its footnote is defined. */
    Optional<FootnoteReference> reference(BasedSequence text, int at) {
        int end = byLabel.isEmpty() ? -1 : labelEnd(text, at);
        var definition = end < 0 ? null : byLabel.get(normalized(text.subSequence(at, end)));
        if (definition == null) {
            return Optional.empty();
        }
        if (definition.number() == 0) {
            referenced.add(definition);
            definition.assignNumber(referenced.size());
        }
        return Optional.of(new FootnoteReference(text.subSequence(at, end), definition.number()));
    }

    /** Moves referenced definitions to the end and converts the others to text. Call it when all inlines are parsed. */
    void finish(Document document) {
        for (var definition : definitions) {
            if (definition.number() == 0) {
                definition.convertToText();
            }
        }
        if (referenced.isEmpty()) {
            return;
        }
        var list = new FootnoteList(
                document.getChars().subSequence(document.getChars().length()));
        referenced.forEach(list::appendChild);
        document.appendChild(list);
    }

    private static String normalized(CharSequence label) {
        return label.toString().toLowerCase(Locale.ROOT);
    }
}
