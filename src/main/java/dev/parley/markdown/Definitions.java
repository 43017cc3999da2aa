package dev.parley.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.util.ReferenceRepository;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Link definitions, of which a model writes few on purpose: {@code [Note]: important} is a line of text, and a definition
 * that no link uses stays visible.
 */
final class Definitions {
    /** A label of a definition, and where it leads to. */
    private static final Pattern ADDRESS = Pattern.compile(
            "\\[(?:[^\\[\\]\\\\]|\\\\.){1,999}+\\]:\\s*+(?:<|https?://|ftp://|mailto:|tel:|www\\.|//?[^\\s/]|[?#]\\S"
                    + "|\\.{1,2}/|[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+/)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Definitions() {}

    static boolean leadsSomewhere(BasedSequence definition) {
        return ADDRESS.matcher(definition).lookingAt();
    }

    /** Once all text has been read: each definition that no link uses becomes text. */
    static void settle(Document document, ReferenceRepository references, InlineParser inlines) {
        var used = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
        var shown = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
        var all = new ArrayList<Reference>();
        for (var node : document.getDescendants()) {
            if (node instanceof Reference definition) {
                all.add(definition);
            }
            if (node instanceof RefNode link && link.isDefined()) {
                used.add(link.getReferenceNode(references));
            }
        }
        for (var definition : all) {
            if (!used.contains(definition)) {
                becomeText(definition, shown, inlines);
            }
        }
    }

    private static void becomeText(Reference definition, Set<Node> shown, InlineParser inlines) {
        Paragraph paragraph;
        if (definition.getPrevious() instanceof Paragraph before && shown.contains(before)) {
            paragraph = before;
            paragraph.appendChild(new SoftLineBreak(definition.getChars().subSequence(0, 0)));
        } else {
            paragraph = new Paragraph(definition.getChars());
            shown.add(paragraph);
            definition.insertBefore(paragraph);
        }
        // What is in the brackets is no link to itself.
        int colon = definition.getClosingMarker().getEndOffset() - definition.getStartOffset();
        paragraph.appendChild(new Text(definition.getChars().subSequence(0, colon)));
        var rest = definition.getChars().subSequence(colon);
        paragraph.appendChild(new Text(rest.subSequence(0, rest.countLeading(c -> c <= ' '))));
        inlines.parse(rest, paragraph);
        definition.unlink();
    }
}
