package dev.parley.markdown;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders Markdown to safe HTML: CommonMark with tables, strikethrough, task lists and autolinks as in GFM, footnotes and
 * TeX formulas.
 *
 * <p>Raw HTML is shown as text. Images become links because loading an image can leak the conversation through its URL.
 * Rendering never throws and never loses text: text that is too long, too deeply nested or too expensive is shown as
 * written. Instances are thread-safe.
 */
public final class Markdown {
    /**
     * The version of the HTML output. It is stored with rendered HTML, and HTML of a lower version is rendered again. Raise
     * it when the output changes, also by a flexmark upgrade; otherwise {@code MarkdownVersionTest} fails.
     */
    public static final int VERSION = 2;

    /** Limits the link definitions that are parsed again with each later block. The final rendering uses all. */
    private static final int DEFINITIONS_CHARS_MAX = 1_024;

    private final Parser parser = Flexmark.parser();
    private final HtmlRenderer renderer = Flexmark.renderer();

    /**
     * Rendered HTML.
     *
     * @param isCacheable false if rendering failed, for example by a stack overflow, and may succeed next time. A text beyond
     *     the limits is always shown as written, so it is cacheable.
     */
    public record Rendering(SafeHtml html, boolean isCacheable) {}

    public SafeHtml render(String markdown) {
        return rendering(markdown).html();
    }

    public Rendering rendering(String markdown) {
        if (MarkdownLimits.areExceeded(markdown)) {
            return new Rendering(new SafeHtml(asWritten(markdown)), true);
        }
        try {
            return new Rendering(new SafeHtml(sanitized(parser.parse(markdown))), true);
        } catch (RuntimeException | StackOverflowError e) {
            return new Rendering(new SafeHtml(asWritten(markdown)), false);
        }
    }

    /**
     * Renders a text that is still growing, split into closed blocks and the open one.
     *
     * @param definitions the link definitions of earlier blocks, as Markdown
     * @param isLastBlockStartCertain whether a block that begins with the last line stays a block of its own
     */
    Split split(String definitions, String text, boolean isLastBlockStartCertain) {
        var all = definitions + text;
        if (MarkdownLimits.areExceeded(all)) {
            return new Split("", definitions, 0, asWritten(text));
        }
        try {
            var document = parser.parse(all);
            int known = definitions.length();
            removeBlocks(document, 0, known);
            int end = closedEnd(document, all, isLastBlockStartCertain);
            if (end <= known) {
                return new Split("", definitions, 0, sanitized(document));
            }
            var rest = removeBlocks(document, end, all.length());
            var closed = sanitized(document);
            document.removeChildren();
            rest.forEach(document::appendChild);
            return new Split(closed, definitions(document, end), end - known, sanitized(document));
        } catch (RuntimeException | StackOverflowError e) {
            return new Split("", definitions, 0, asWritten(text));
        }
    }

    /**
     * A growing text, split.
     *
     * @param closed the HTML of the blocks that no further text can change
     * @param definitions the link definitions up to the end of the closed blocks, as Markdown
     * @param end the offset in the text where the closed blocks end
     * @param open the HTML of the open block
     */
    record Split(String closed, String definitions, int end, String open) {}

    private static String definitions(Document document, int end) {
        var definitions = new StringBuilder();
        for (var definition : Parser.REFERENCES.get(document).values()) {
            if (definition.getStartOffset() < end && definitions.length() < DEFINITIONS_CHARS_MAX) {
                definitions.append(definition.getChars()).append("\n\n");
            }
        }
        return definitions.toString();
    }

    /** The start of the last block if the blocks before it are final, else 0. */
    private static int closedEnd(Document document, String text, boolean isLastBlockStartCertain) {
        var last = document.getLastChild();
        // The footnote list is last in the document but may come from anywhere in the text.
        if (last == null || last.getPrevious() == null || last instanceof FootnoteList) {
            return 0;
        }
        int begin = lineStart(text, last.getStartOffset());
        boolean isLastLine = text.indexOf('\n', begin) < 0;
        return (isLastBlockStartCertain || !isLastLine) && !followsDefinition(document, begin) ? begin : 0;
    }

    /** Whether a link definition is directly before an offset: the next line may be its title. */
    private static boolean followsDefinition(Document document, int begin) {
        return Parser.REFERENCES.get(document).values().stream()
                .anyMatch(definition -> definition.getStartOffset() < begin && definition.getEndOffset() + 1 >= begin);
    }

    /** Removes and returns the blocks that begin in a range of the text. */
    private static List<Node> removeBlocks(Document document, int begin, int end) {
        var removed = new ArrayList<Node>();
        for (var node : document.getChildren()) {
            if (begin <= node.getStartOffset() && node.getStartOffset() < end) {
                removed.add(node);
            }
        }
        removed.forEach(Node::unlink);
        return removed;
    }

    private static int lineStart(String markdown, int offset) {
        return markdown.lastIndexOf('\n', offset - 1) + 1;
    }

    private String sanitized(Node document) {
        return Sanitizer.sanitize(renderer.render(document));
    }

    private static String asWritten(String markdown) {
        return "<pre>" + Html.escape(markdown) + "</pre>\n";
    }
}
