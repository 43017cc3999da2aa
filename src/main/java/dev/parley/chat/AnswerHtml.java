package dev.parley.chat;

import dev.parley.db.Database;
import dev.parley.generation.MessageStatus;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.Markdown.Rendering;
import dev.parley.markdown.SafeHtml;
import java.util.function.Function;

/**
 * The HTML of answers. The HTML of a finished answer is stored beside its text, because rendering was the largest part of
 * the cost of a page. An answer without HTML, or with HTML of an older renderer, is rendered when it is read; another thread
 * then stores the HTML.
 */
public final class AnswerHtml implements AutoCloseable {
    private final Function<String, Rendering> renderer;
    private final AnswerHtmlWriter writer;

    public AnswerHtml(Markdown markdown, Database database) {
        this(markdown::rendering, database);
    }

    AnswerHtml(Function<String, Rendering> renderer, Database database) {
        this.renderer = renderer;
        this.writer = new AnswerHtmlWriter(database);
    }

    /** The HTML of an answer, from the database if it is stored there. */
    public SafeHtml of(MessageRow row) {
        var text = row.message().content();
        if (text.isEmpty()) {
            return SafeHtml.EMPTY;
        }
        // The next checkpoint changes it.
        if (row.message().status() == MessageStatus.STREAMING) {
            return renderer.apply(text).html();
        }
        return row.html()
                .filter(stored -> stored.isOf(text))
                .or(() -> writer.pending(row.id()).filter(pending -> pending.isOf(text)))
                .map(StoredHtml::html)
                .orElseGet(() -> render(row));
    }

    /** Stores the HTML of a finished answer, unless it is stored already. */
    void keep(MessageRow row) {
        if (row.message().status() != MessageStatus.STREAMING) {
            of(row);
        }
    }

    /** Stores the pending HTML. HTML that is rendered later is not stored. */
    @Override
    public void close() {
        writer.close();
    }

    private SafeHtml render(MessageRow row) {
        var text = row.message().content();
        var rendering = renderer.apply(text);
        // If two versions of Parley share a database, only the newer one stores HTML. Otherwise each would replace the
        // HTML of the other again and again.
        boolean isNewerStored = row.html().map(StoredHtml::version).orElse(0L) > Markdown.VERSION;
        if (rendering.isCacheable() && !isNewerStored) {
            writer.write(row.id(), StoredHtml.of(text, rendering.html()));
        }
        return rendering.html();
    }
}
