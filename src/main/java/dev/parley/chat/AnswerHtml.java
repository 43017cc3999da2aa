package dev.parley.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.parley.generation.Status;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.Markdown.Rendering;
import dev.parley.markdown.SafeHtml;
import java.time.Duration;
import java.util.function.Function;

/**
 * The HTML of answers. That of finished ones is kept for a while: who reads or goes on with a chat loads the same answers
 * again and again, and rendering them is most of what a page takes.
 */
final class AnswerHtml {
    /** Of Markdown and HTML: the answers of some 200 chats, 16 MB, or 32 where they are not Latin. */
    private static final long KEPT_CHARS_MAX = 16_000_000;
    /** A deleted chat does not stay in memory for longer. */
    static final Duration UNUSED_MAX = Duration.ofMinutes(5);

    private final Function<String, Rendering> renderer;
    private final Cache<Long, Rendered> kept;

    AnswerHtml(Markdown markdown) {
        this(markdown::rendering, Ticker.systemTicker());
    }

    AnswerHtml(Function<String, Rendering> renderer, Ticker ticker) {
        this.renderer = renderer;
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
        if (answer.status() == Status.STREAMING)
            return renderer.apply(answer.content()).html();
        var known = kept.getIfPresent(answer.id());
        // An answer that broke off may have been continued.
        if (known != null && known.markdown.equals(answer.content())) return known.html;
        var rendering = renderer.apply(answer.content());
        if (rendering.isWhole()) kept.put(answer.id(), new Rendered(answer.content(), rendering.html()));
        return rendering.html();
    }

    private record Rendered(String markdown, SafeHtml html) {
        int chars() {
            return markdown.length() + html.html().length();
        }
    }
}
