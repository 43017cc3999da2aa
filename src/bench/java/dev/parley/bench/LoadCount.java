package dev.parley.bench;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What became of the answers of a load. */
final class LoadCount {
    private static final Pattern MARKER = Pattern.compile("zq(\\d+)z");

    private final Samples firstWord = new Samples();
    private final Samples asked = new Samples();
    private final Samples firstEvent = new Samples();
    private final boolean endsWithDone;
    private int completed;
    private int errors;
    private long dataBytes;
    private long doneBytes;

    LoadCount(boolean endsWithDone) {
        this.endsWithDone = endsWithDone;
    }

    /** Counts an answer that has ended; gives what was wrong with it. */
    synchronized Optional<String> add(Watch watch, boolean isCut) {
        var play = watch.play();
        if (play.isMeasured && play.isComplete()) {
            firstWord.add(play.addedNanos());
            asked.add(play.arrivedNanos - play.askedNanos);
            firstEvent.add(play.firstEventNanos - play.askedNanos);
        }
        var mistake = mistake(watch);
        if (mistake.isPresent()) {
            errors++;
        } else {
            completed++;
        }
        if (mistake.isEmpty() && !isCut && watch.isDone()) {
            dataBytes += watch.dataBytes();
            doneBytes += watch.done().length();
        }
        return mistake;
    }

    /** All markers that left were seen; the finished message has each of them once, in order, and says that it is complete. */
    private Optional<String> mistake(Watch watch) {
        if (!watch.hasEnded()) {
            return Optional.of("play " + watch.play().number + " was cut off");
        }
        if (!watch.hasSeenAll()) {
            return Optional.of("play " + watch.play().number + " was not seen whole");
        }
        if (!endsWithDone) {
            return Optional.empty();
        }
        if (!watch.isDone()) {
            return Optional.of("play " + watch.play().number + " was never done");
        }
        var left = watch.play().markerLeft;
        var expected = IntStream.range(0, left.length())
                .filter(marker -> left.get(marker) > 0)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
        var shown = MARKER.matcher(watch.done())
                .results()
                .map(marker -> marker.group(1))
                .collect(Collectors.joining(" "));
        if (!watch.done().contains("data-status=\"complete\"")) {
            return Optional.of("play " + watch.play().number + " is not complete");
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

    synchronized Level.Times times(Samples delta) {
        return new Level.Times(
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
