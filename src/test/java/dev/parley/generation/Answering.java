package dev.parley.generation;

import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SampleAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Renders an answer frame by frame, without a model and without sockets. The id of the message is 7. */
final class Answering {
    static final long MESSAGE = 7;

    private final FrameRenderer frames;

    Answering(Markdown markdown) {
        frames = new FrameRenderer(MESSAGE, markdown);
    }

    /** The events of one frame. */
    List<WireEvent> frame(Delta delta) {
        return WireEvent.parse(frames.frame(delta));
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

    /** Frames of this many characters. */
    static List<Delta> evenly(String text, int chars) {
        return IntStream.range(0, (text.length() + chars - 1) / chars)
                .mapToObj(i -> new Delta(text.substring(i * chars, Math.min(text.length(), (i + 1) * chars)), ""))
                .toList();
    }

    /** Frames of random length, some with reasoning between them. */
    static List<Delta> unevenly(String text, int charsMax, Random random) {
        var delta = new ArrayList<Delta>();
        for (var cut : SampleAnswers.cut(text, charsMax, random)) {
            boolean thinks = random.nextInt(8) == 0;
            delta.add(new Delta(random.nextInt(20) == 0 ? "" : cut, thinks ? "Hm <" + delta.size() + ">\n" : ""));
            if (delta.get(delta.size() - 1).text().isEmpty()) {
                delta.add(new Delta(cut, ""));
            }
        }
        return delta;
    }
}
