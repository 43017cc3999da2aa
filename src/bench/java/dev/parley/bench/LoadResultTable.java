package dev.parley.bench;

/** Formats load results as lines of a table for the console. */
final class LoadResultTable {
    static final String HEAD = String.format(
            "%-13s %8s %4s | %21s | %24s | %6s %6s | %8s %6s %7s %6s | %8s %6s %5s",
            "",
            "answers",
            "1/s",
            "first word p50 p99 ms",
            "delta p50 p95 p99 ms",
            "whole",
            "errors",
            "us/delta",
            "B/delta",
            "data x",
            "frames",
            "KB heap",
            "MB RSS",
            "thr.");

    private LoadResultTable() {}

    static String line(LoadResult result) {
        var millis = result.millis();
        return String.format(
                "%-13s %8d %4.0f | %10.1f %10.1f | %8.1f %7.1f %7.1f | %6d %6d | %8.1f %6.0f %7.2f %6.1f | %8.1f %6d %5d%s",
                result.server(),
                result.answers(),
                result.deltasPerSecond(),
                millis.firstWordP50(),
                millis.firstWordP99(),
                millis.deltaP50(),
                millis.deltaP95(),
                millis.deltaP99(),
                result.completed(),
                result.errors(),
                result.cpuSecondsPerMillionDeltas(),
                result.bytesPerDelta(),
                result.bytesRatio(),
                result.eventsPerAnswerSecond(),
                result.heapBytesPerAnswer() / 1024.0,
                result.rssBytes() >> 20,
                result.threads(),
                result.firstError().isEmpty() ? "" : "  " + result.firstError());
    }
}
