package dev.parley.markdown;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Markdown (CommonMark with tables, strikethrough, task lists and bare links) to safe HTML. Raw HTML is shown as the text
 * it is, and an image becomes a link to it, for an image's address can carry the conversation to a stranger's server.
 *
 * <p>Never throws and never loses text: what is too large, too deep or too costly is shown as it was written. One instance
 * serves all threads.
 */
public final class Markdown {
    /**
     * The version of the HTML that this package makes. HTML is stored with it, and text whose HTML has a lower one is rendered
     * again. Raise it with each change of the output, whether by this package or by flexmark; {@code MarkdownVersionTest}
     * fails when that was forgotten.
     */
    public static final int VERSION = 2;

    private static final int MARKDOWN_CHARS_MAX = 256 * 1024;
    private static final int NESTING_MAX = 40;
    /** They are parsed again with each later block, so there is a limit; links beyond it come with the final rendering. */
    private static final int DEFINITIONS_CHARS_MAX = 1_024;

    /** One line that opens more quotes and lists than anybody reads; flexmark recurses once for each. */
    private static final Pattern TOO_DEEP = Pattern.compile(
            "^(?:[ \\t]*+(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){" + NESTING_MAX + "}", Pattern.MULTILINE);

    /** Flexmark's cost grows with the square of the lines of one paragraph or table: so many take a second. */
    private static final int LINES_IN_A_ROW_MAX = 20_000;
    /** Its cost grows with the square of the lines of one block of indented code, too, in which lines may be blank. */
    private static final int LINES_MAX = 40_000;

    private final Parser blocks = Flexmark.blocks();
    private final HtmlRenderer renderer = Flexmark.renderer();

    /**
     * A text as HTML.
     *
     * @param isWhole false when rendering failed, perhaps for want of stack: another time it may succeed, so this is not to
     *     be kept. A text beyond the limits is always shown as it was written, and counts as whole.
     */
    public record Rendering(SafeHtml html, boolean isWhole) {}

    public SafeHtml render(String markdown) {
        return rendering(markdown).html();
    }

    public Rendering rendering(String markdown) {
        if (unreasonable(markdown)) {
            return new Rendering(new SafeHtml(asWritten(markdown)), true);
        }
        try {
            return new Rendering(new SafeHtml(sanitized(blocks.parse(markdown))), true);
        } catch (RuntimeException | StackOverflowError e) {
            return new Rendering(new SafeHtml(asWritten(markdown)), false);
        }
    }

    /**
     * A text that still grows, after definitions of earlier blocks: what is finished of it, and what is open.
     *
     * @param isSureBegin whether a block that begins with the last line is surely one
     */
    Split split(String definitions, String text, boolean isSureBegin) {
        var all = definitions + text;
        if (unreasonable(all)) {
            return new Split("", definitions, 0, asWritten(text));
        }
        try {
            var document = blocks.parse(all);
            int known = definitions.length();
            cut(document, 0, known);
            int end = closedEnd(document, all, isSureBegin);
            if (end <= known) {
                return new Split("", definitions, 0, sanitized(document));
            }
            var rest = cut(document, end, all.length());
            var closed = sanitized(document);
            document.removeChildren();
            rest.forEach(document::appendChild);
            return new Split(closed, definitions(document, end), end - known, sanitized(document));
        } catch (RuntimeException | StackOverflowError e) {
            return new Split("", definitions, 0, asWritten(text));
        }
    }

    /**
     * @param closed HTML of the blocks that no further text can change
     * @param definitions the link definitions up to their end, as Markdown
     * @param end where they end in the text
     * @param open HTML of the rest
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

    /** Where the last block begins, if what is before it is final; else 0. */
    private static int closedEnd(Document document, String text, boolean isSureBegin) {
        var last = document.getLastChild();
        // Notes stand at the end, behind blocks that follow them in the text.
        if (last == null || last.getPrevious() == null || last instanceof Footnotes.NoteList) {
            return 0;
        }
        int begin = lineStart(text, last.getStartOffset());
        boolean isLastLine = text.indexOf('\n', begin) < 0;
        return (isSureBegin || !isLastLine) && !followsDefinition(document, begin) ? begin : 0;
    }

    /** A link definition may still get a title on the next line. */
    private static boolean followsDefinition(Document document, int begin) {
        return Parser.REFERENCES.get(document).values().stream()
                .anyMatch(definition -> definition.getStartOffset() < begin && definition.getEndOffset() + 1 >= begin);
    }

    /** Takes the blocks that begin in this part of the text. */
    private static List<Node> cut(Document document, int begin, int end) {
        var cut = new ArrayList<Node>();
        for (var node : document.getChildren()) {
            if (begin <= node.getStartOffset() && node.getStartOffset() < end) {
                cut.add(node);
            }
        }
        cut.forEach(Node::unlink);
        return cut;
    }

    private static int lineStart(String markdown, int offset) {
        return markdown.lastIndexOf('\n', offset - 1) + 1;
    }

    private String sanitized(Node document) {
        return Sanitizer.sanitize(renderer.render(document));
    }

    private static boolean unreasonable(String markdown) {
        return markdown.length() > MARKDOWN_CHARS_MAX
                || hasTooManyLines(markdown)
                || TOO_DEEP.matcher(markdown).find();
    }

    private static boolean hasTooManyLines(String markdown) {
        if (markdown.length() < LINES_IN_A_ROW_MAX) {
            return false;
        }
        int lines = 0;
        int inARow = 0;
        for (int start = 0, end; start < markdown.length(); start = end + 1) {
            end = markdown.indexOf('\n', start);
            if (end < 0) {
                end = markdown.length();
            }
            lines++;
            inARow = isBlank(markdown, start, end) ? 0 : inARow + 1;
            if (lines > LINES_MAX || inARow > LINES_IN_A_ROW_MAX) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    private static String asWritten(String markdown) {
        return "<pre>" + Html.escape(markdown) + "</pre>\n";
    }
}
