package dev.parley.markdown;

import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
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
    private static final int MARKDOWN_CHARS_MAX = 256 * 1024;
    private static final int NESTING_MAX = 40;
    /** They are parsed again with each later block, so there is a limit; links beyond it come with the final rendering. */
    private static final int DEFINITIONS_CHARS_MAX = 1_024;

    /** One line that opens more quotes and lists than anybody reads; flexmark recurses once for each. */
    private static final Pattern TOO_DEEP = Pattern.compile(
            "^(?:[ \\t]*+(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){" + NESTING_MAX + "}", Pattern.MULTILINE);

    private static final Duration PARSE_TIME_MAX = Duration.ofSeconds(2);

    private final Parser blocks;
    private final Parser inlines;
    private final HtmlRenderer renderer = Flexmark.renderer();

    public Markdown() {
        this(PARSE_TIME_MAX);
    }

    Markdown(Duration parseTimeMax) {
        blocks = Flexmark.blocks(parseTimeMax);
        inlines = Flexmark.inlines(parseTimeMax);
    }

    public SafeHtml render(String markdown) {
        return new SafeHtml(blocks(markdown));
    }

    String blocks(String markdown) {
        return guarded(markdown, () -> sanitized(blocks.parse(markdown)));
    }

    /** The text of one paragraph, or a part of it, without the paragraph around it. */
    String inline(String text) {
        var html = guarded(text, () -> sanitized(inlines.parse(text))).strip();
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

    private static String guarded(String markdown, Supplier<String> render) {
        if (unreasonable(markdown)) {
            return asWritten(markdown);
        }
        try {
            return render.get();
        } catch (RuntimeException | StackOverflowError tooMuch) {
            return asWritten(markdown);
        }
    }

    private static boolean unreasonable(String markdown) {
        return markdown.length() > MARKDOWN_CHARS_MAX
                || TOO_DEEP.matcher(markdown).find();
    }

    private static String asWritten(String markdown) {
        return "<pre>" + Html.escape(markdown) + "</pre>\n";
    }
}
