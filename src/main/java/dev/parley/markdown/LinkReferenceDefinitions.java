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
 * Decides which link reference definitions (CommonMark 4.7) are shown as text.
 *
 * <p>Models rarely write definitions on purpose. {@code [Note]: important} is text because it has no URL or path, and a
 * definition that no link uses stays visible.
 */
final class LinkReferenceDefinitions {
    private static final Pattern LABEL_AND_DESTINATION = Pattern.compile(
            "\\[(?:[^\\[\\]\\\\]|\\\\.){1,999}+\\]:\\s*+(?:<|https?://|ftp://|mailto:|tel:|www\\.|//?[^\\s/]|[?#]\\S"
                    + "|\\.{1,2}/|[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+/)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private LinkReferenceDefinitions() {}

    /** Whether a definition's destination looks like a URL, a path or a file name. */
    static boolean hasDestination(BasedSequence definition) {
        return LABEL_AND_DESTINATION.matcher(definition).lookingAt();
    }

    /** Converts each definition that no link uses to text. Call it when all inlines are parsed. */
    static void convertUnused(Document document, ReferenceRepository references, InlineParser inlines) {
        var used = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
        var converted = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
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
                convertToText(definition, converted, inlines);
            }
        }
    }

    private static void convertToText(Reference definition, Set<Node> converted, InlineParser inlines) {
        Paragraph paragraph;
        if (definition.getPrevious() instanceof Paragraph before && converted.contains(before)) {
            paragraph = before;
            paragraph.appendChild(new SoftLineBreak(definition.getChars().subSequence(0, 0)));
        } else {
            paragraph = new Paragraph(definition.getChars());
            converted.add(paragraph);
            definition.insertBefore(paragraph);
        }
        // Do not parse the label: it would become a link to this definition.
        int colon = definition.getClosingMarker().getEndOffset() - definition.getStartOffset();
        paragraph.appendChild(new Text(definition.getChars().subSequence(0, colon)));
        var rest = definition.getChars().subSequence(colon);
        paragraph.appendChild(new Text(rest.subSequence(0, rest.countLeading(c -> c <= ' '))));
        inlines.parse(rest, paragraph);
        definition.unlink();
    }
}
