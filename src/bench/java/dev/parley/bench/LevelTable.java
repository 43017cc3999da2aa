package dev.parley.bench;

/** Loads as lines of a table, for those who watch. */
final class LevelTable {
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

    private LevelTable() {}

    static String line(Level level) {
        var millis = level.millis();
        return String.format(
                "%-13s %8d %4.0f | %10.1f %10.1f | %8.1f %7.1f %7.1f | %6d %6d | %8.1f %6.0f %7.2f %6.1f | %8.1f %6d %5d%s",
                level.server(),
                level.answers(),
                level.deltasPerSecond(),
                millis.firstWordP50(),
                millis.firstWordP99(),
                millis.deltaP50(),
                millis.deltaP95(),
                millis.deltaP99(),
                level.completed(),
                level.errors(),
                level.cpuSecondsPerMillionDeltas(),
                level.bytesPerDelta(),
                level.bytesRatio(),
                level.eventsPerAnswerSecond(),
                level.heapBytesPerAnswer() / 1024.0,
                level.rssBytes() >> 20,
                level.threads(),
                level.firstError().isEmpty() ? "" : "  " + level.firstError());
    }
}
