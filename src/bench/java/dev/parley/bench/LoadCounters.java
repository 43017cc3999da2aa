package dev.parley.bench;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks the finished answers of a load and counts completed and wrong ones. */
final class LoadCounters {
    private static final Pattern MARKER = Pattern.compile("zq(\\d+)z");

    private final Samples firstWord = new Samples();
    private final Samples asked = new Samples();
    private final Samples firstEvent = new Samples();
    private final boolean hasDoneEvent;
    private int completed;
    private int errors;
    private long dataBytes;
    private long doneBytes;

    LoadCounters(boolean hasDoneEvent) {
        this.hasDoneEvent = hasDoneEvent;
    }

    /** Counts an ended answer and returns its error, if any. */
    synchronized Optional<String> add(StreamRecorder recorder, boolean isEndedEarly) {
        var playback = recorder.playback();
        if (playback.isMeasured && playback.hasAllTimes()) {
            firstWord.add(playback.addedLatencyNanos());
            asked.add(playback.reachedModelNanos - playback.requestedNanos);
            firstEvent.add(playback.firstEventNanos - playback.requestedNanos);
        }
        var error = error(recorder);
        if (error.isPresent()) {
            errors++;
        } else {
            completed++;
        }
        if (error.isEmpty() && !isEndedEarly && recorder.isDone()) {
            dataBytes += recorder.dataBytes();
            doneBytes += recorder.done().length();
        }
        return error;
    }

    /** Expects all sent markers on the stream and, once and in order, in the finished message, which must be complete. */
    private Optional<String> error(StreamRecorder recorder) {
        if (!recorder.isBodyComplete()) {
            return Optional.of("answer " + recorder.playback().number + " was cut off");
        }
        if (!recorder.hasAllMarkers()) {
            return Optional.of("answer " + recorder.playback().number + " was not received completely");
        }
        if (!hasDoneEvent) {
            return Optional.empty();
        }
        if (!recorder.isDone()) {
            return Optional.of("answer " + recorder.playback().number + " has no done event");
        }
        var left = recorder.playback().markerSentNanos;
        var expected = IntStream.range(0, left.length())
                .filter(marker -> left.get(marker) > 0)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
        var shown = MARKER.matcher(recorder.done())
                .results()
                .map(marker -> marker.group(1))
                .collect(Collectors.joining(" "));
        if (!recorder.done().contains("data-status=\"complete\"")) {
            return Optional.of("answer " + recorder.playback().number + " is not complete");
        }
        return shown.equals(expected) ? Optional.empty() : Optional.of("shown " + shown + " of " + expected);
    }

    synchronized void failed() {
        errors++;
    }

    synchronized int completed() {
        return completed;
    }

    synchronized int errors() {
        return errors;
    }

    synchronized double bytesRatio() {
        return doneBytes == 0 ? 0 : (double) dataBytes / doneBytes;
    }

    synchronized LoadResult.Times times(Samples delta) {
        return new LoadResult.Times(
                firstWord.count(),
                firstWord.millis(50),
                firstWord.millis(99),
                asked.millis(50),
                asked.millis(99),
                firstEvent.millis(50),
                firstEvent.millis(99),
                delta.count(),
                delta.millis(50),
                delta.millis(95),
                delta.millis(99));
    }
}
