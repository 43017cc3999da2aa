package dev.parley.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;

/**
 * The cost of following an answer, from the first event to the last one before {@code done}.
 *
 * @param doneBytes the size of the finished answer as HTML, and of its reasoning
 * @param dataBytes the size of the data of all events
 * @param framingBytes the rest of the events: names, ids, {@code data:}
 * @param eventsASecond in the busiest second
 */
record WireCost(long doneBytes, long dataBytes, long framingBytes, int frames, int events, int eventsASecond) {
    static final int FRAMES_A_SECOND = 20;

    static WireCost of(Markdown markdown, List<Delta> frames) {
        var answering = new Answering(markdown);
        var text = new StringBuilder();
        var perFrame = new ArrayList<Integer>();
        long data = answering.snapshot().dataBytes();
        long framing = 0;
        long reasoning = 0;
        for (var delta : frames) {
            text.append(delta.text());
            reasoning += delta.reasoning().getBytes(UTF_8).length;
            var events = answering.frame(delta);
            perFrame.add(events.size());
            data += events.stream().mapToLong(WireEvent::dataBytes).sum();
            framing += events.stream().mapToLong(WireEvent::framingBytes).sum();
        }
        long done = reasoning + markdown.render(text.toString()).html().getBytes(UTF_8).length;
        int events = perFrame.stream().mapToInt(n -> n).sum();
        return new WireCost(done, data, framing, frames.size(), events, most(perFrame));
    }

    /** The size of the data, compared with that of {@code done}. */
    double times() {
        return (double) dataBytes / doneBytes;
    }

    /** The framing bytes of an event, on average. */
    double framing() {
        return (double) framingBytes / Math.max(1, events);
    }

    long bytes() {
        return dataBytes + framingBytes;
    }

    /** The number of events in the busiest second. */
    private static int most(List<Integer> perFrame) {
        int most = 0;
        for (int i = 0; i < perFrame.size(); i++) {
            var second = perFrame.subList(i, Math.min(perFrame.size(), i + FRAMES_A_SECOND));
            most = Math.max(most, second.stream().mapToInt(n -> n).sum());
        }
        return most;
    }

    @Override
    public String toString() {
        return "%d bytes, data %.2f times, %d events in %d frames (%d a second), framing %.1f bytes"
                .formatted(doneBytes, times(), events, frames, eventsASecond, framing());
    }
}
