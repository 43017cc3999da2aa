package dev.parley.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.parley.generation.Status;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SafeHtml;
import java.time.Duration;

/**
 * The HTML of answers. That of finished ones is kept for a while: who reads or goes on with a chat loads the same answers
 * again and again, and rendering them is most of what a page takes.
 */
final class AnswerHtml {
    /** Of Markdown and HTML: the answers of some 200 chats, 16 MB, or 32 where they are not Latin. */
    private static final long KEPT_CHARS_MAX = 16_000_000;
    /** A deleted chat does not stay in memory for longer. */
    static final Duration UNUSED_MAX = Duration.ofMinutes(5);

    private final Markdown markdown;
    private final Cache<Long, Rendered> kept;

    AnswerHtml(Markdown markdown) {
        this(markdown, Ticker.systemTicker());
    }

    AnswerHtml(Markdown markdown, Ticker ticker) {
        this.markdown = markdown;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(KEPT_CHARS_MAX)
                .weigher((Long id, Rendered rendered) -> rendered.chars())
                .expireAfterAccess(UNUSED_MAX)
                .ticker(ticker)
                // Else what has expired would stay until somebody loads another answer.
                .scheduler(Scheduler.systemScheduler())
                .build();
    }

    SafeHtml of(Message answer) {
        // It is another one with each checkpoint.
        if (answer.status() == Status.STREAMING) return markdown.render(answer.content());
        var known = kept.getIfPresent(answer.id());
        // An answer that broke off may have been continued.
        if (known != null && known.markdown.equals(answer.content())) return known.html;
        var html = markdown.render(answer.content());
        kept.put(answer.id(), new Rendered(answer.content(), html));
        return html;
    }

    private record Rendered(String markdown, SafeHtml html) {
        int chars() {
            return markdown.length() + html.html().length();
        }
    }
}
