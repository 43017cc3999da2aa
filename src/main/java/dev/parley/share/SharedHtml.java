package dev.parley.share;

import dev.parley.chat.StoredHtml;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SafeHtml;

/**
 * The HTML of answers in snapshots, which is copied with the text. It is rendered again only after an update of the renderer, or
 * if it was not stored yet when the chat was shared.
 */
public final class SharedHtml {
    private final Markdown markdown;
    private final SharedChatStore store;

    public SharedHtml(Markdown markdown, SharedChatStore store) {
        this.markdown = markdown;
        this.store = store;
    }

    /** The HTML of an answer. */
    public SafeHtml of(SharedChat chat, SharedMessage message) {
        var text = message.content();
        return text.isEmpty()
                ? SafeHtml.EMPTY
                : message.html()
                        .filter(stored -> stored.isOf(text))
                        .map(StoredHtml::html)
                        .orElseGet(() -> render(chat, message));
    }

    private SafeHtml render(SharedChat chat, SharedMessage message) {
        var rendering = markdown.rendering(message.content());
        boolean isNewerStored = message.html().map(StoredHtml::version).orElse(0L) > Markdown.VERSION;
        if (rendering.isCacheable() && !isNewerStored) {
            store.keep(chat, message, StoredHtml.of(message.content(), rendering.html()));
        }
        return rendering.html();
    }
}
