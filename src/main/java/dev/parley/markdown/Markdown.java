package dev.parley.markdown;

import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    private final Parser inlines = Flexmark.inlines();
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
        if (unreasonable(markdown)) return new Rendering(new SafeHtml(asWritten(markdown)), true);
        try {
            return new Rendering(new SafeHtml(sanitized(blocks.parse(markdown))), true);
        } catch (RuntimeException | StackOverflowError tooMuch) {
            return new Rendering(new SafeHtml(asWritten(markdown)), false);
        }
    }

    String blocks(String markdown) {
        return render(markdown).html();
    }

    /** The text of one paragraph, or a part of it, without the paragraph around it. */
    String inline(String text) {
        var html = paragraph(text).strip();
        if (!html.startsWith("<p>") || !html.endsWith("</p>") || html.indexOf("<p>", 1) > 0) {
            return Html.escape(text);
        }
        var start = text.length() - text.stripLeading().length();
        var end = Math.max(start, text.stripTrailing().length());
        return text.substring(0, start) + html.substring(3, html.length() - 4) + text.substring(end);
    }

    /**
     * What is before the line that starts at {@code end}, if a top-level block starts there and nothing that follows can
     * change what is before it; else empty. The definitions are those of earlier blocks.
     */
    Optional<Closed> closed(String definitions, String markdown, int end) {
        if (unreasonable(markdown)) {
            return Optional.empty();
        }
        try {
            var document = blocks.parse(definitions + markdown);
            if (!cut(document, definitions + markdown, definitions.length() + end)) {
                return Optional.empty();
            }
            return Optional.of(new Closed(sanitized(document), definitions(document)));
        } catch (RuntimeException | StackOverflowError tooMuch) {
            return Optional.empty();
        }
    }

    /** Finished blocks as HTML, and the link definitions up to their end, as Markdown. */
    record Closed(String html, String definitions) {}

    private static String definitions(Document document) {
        var definitions = new StringBuilder();
        for (var definition : Parser.REFERENCES.get(document).values()) {
            if (definition.getParent() != null && definitions.length() < DEFINITIONS_CHARS_MAX) {
                definitions.append(definition.getChars()).append("\n\n");
            }
        }
        return definitions.toString();
    }

    private static boolean cut(Document document, String markdown, int end) {
        Node next = document.getFirstChild();
        while (next != null && lineStart(markdown, next.getStartOffset()) < end) {
            next = next.getNext();
        }
        if (next == null
                || lineStart(markdown, next.getStartOffset()) != end
                || openDefinition(next.getPrevious(), end)) {
            return false;
        }
        while (next != null) {
            var following = next.getNext();
            next.unlink();
            next = following;
        }
        return true;
    }

    /** A link definition may still get a title on the next line. */
    private static boolean openDefinition(@Nullable Node previous, int end) {
        return previous instanceof Reference && previous.getEndOffset() + 1 >= end;
    }

    private static int lineStart(String markdown, int offset) {
        return markdown.lastIndexOf('\n', offset - 1) + 1;
    }

    private String sanitized(Node document) {
        return Sanitizer.sanitize(renderer.render(document));
    }

    private String paragraph(String text) {
        if (unreasonable(text)) return asWritten(text);
        try {
            return sanitized(inlines.parse(text));
        } catch (RuntimeException | StackOverflowError tooMuch) {
            return asWritten(text);
        }
    }

    private static boolean unreasonable(String markdown) {
        return markdown.length() > MARKDOWN_CHARS_MAX
                || hasTooManyLines(markdown)
                || TOO_DEEP.matcher(markdown).find();
    }

    private static boolean hasTooManyLines(String markdown) {
        if (markdown.length() < LINES_IN_A_ROW_MAX) return false;
        int lines = 0;
        int inARow = 0;
        for (int start = 0, end; start < markdown.length(); start = end + 1) {
            end = markdown.indexOf('\n', start);
            if (end < 0) end = markdown.length();
            lines++;
            inARow = isBlank(markdown, start, end) ? 0 : inARow + 1;
            if (lines > LINES_MAX || inARow > LINES_IN_A_ROW_MAX) return true;
        }
        return false;
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) if (text.charAt(i) > ' ') return false;
        return true;
    }

    private static String asWritten(String markdown) {
        return "<pre>" + Html.escape(markdown) + "</pre>\n";
    }
}
