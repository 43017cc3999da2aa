package dev.parley.generation;

import dev.parley.generation.Draft.News;
import dev.parley.markdown.Answers;
import dev.parley.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Message 7 as it is answered, frame by frame, without a model and without sockets. */
final class Answering {
    static final long MESSAGE = 7;

    private final Frames frames;

    Answering(Markdown markdown) {
        frames = new Frames(MESSAGE, markdown);
    }

    /** The events of one frame. */
    List<WireEvent> frame(News news) {
        return WireEvent.parse(frames.frame(news));
    }

    WireEvent snapshot() {
        return WireEvent.parse(frames.snapshot()).get(0);
    }

    long shownChars() {
        return frames.shownChars();
    }

    long charsParsed() {
        return frames.charsParsed();
    }

    /** So many characters to a frame. */
    static List<News> evenly(String text, int chars) {
        return IntStream.range(0, (text.length() + chars - 1) / chars)
                .mapToObj(i -> new News(text.substring(i * chars, Math.min(text.length(), (i + 1) * chars)), ""))
                .toList();
    }

    /** Cut anywhere, and now and then with a thought in the middle of it. */
    static List<News> unevenly(String text, int charsMax, Random random) {
        var news = new ArrayList<News>();
        for (var cut : Answers.cut(text, charsMax, random)) {
            boolean thinks = random.nextInt(8) == 0;
            news.add(new News(random.nextInt(20) == 0 ? "" : cut, thinks ? "Hm <" + news.size() + ">\n" : ""));
            if (news.get(news.size() - 1).text().isEmpty()) news.add(new News(cut, ""));
        }
        return news;
    }
}
