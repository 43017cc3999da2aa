package dev.parley.bench;

/**
 * The result of one load on one server.
 *
 * @param answers the number of concurrent answers
 * @param deltasPerSecond the rate of each answer
 * @param millis latency percentiles in milliseconds
 * @param cpuSecondsPerMillionDeltas the CPU time of the server process
 * @param bytesRatio the data of all events except {@code done}, divided by that of {@code done}, over all complete answers; 0
 *     if there are no {@code done} events
 * @param latenessMillis the p99 of how late the model server sent its deltas; a high value means an overloaded machine
 */
record LoadResult(
        String server,
        String java,
        int answers,
        double deltasPerSecond,
        Times millis,
        int completed,
        int errors,
        String firstError,
        long deltas,
        double cpuSecondsPerMillionDeltas,
        double eventsPerAnswerSecond,
        double bytesPerDelta,
        double bytesRatio,
        long rssBytes,
        long heapBytesPerAnswer,
        int threads,
        double latenessMillis) {

    /**
     * Latency percentiles. First word: from the question to the first visible word, without the model's own time. Asked: the
     * part of it until the model server has the question. First event: from the question. Delta: from sent to visible.
     */
    record Times(
            int firstWords,
            double firstWordP50,
            double firstWordP99,
            double askedP50,
            double askedP99,
            double firstEventP50,
            double firstEventP99,
            int markers,
            double deltaP50,
            double deltaP95,
            double deltaP99) {}
}
