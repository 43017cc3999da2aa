package dev.parley.bench;

/**
 * What a server did under one load.
 *
 * @param answers at once
 * @param deltasPerSecond of each
 * @param millis percentiles of times in milliseconds
 * @param cpuSecondsPerMillionDeltas of the server's process
 * @param bytesRatio data of all events but the last against the finished answer, over all answers that were whole; 0 where
 *     there is no last event
 * @param latenessMillis how late the model server itself was at the 99th percentile: a machine that is too busy
 */
record Level(
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
     * First word: from the question, without the model's own time. Asked: of that, until the model has the question.
     * First event: from the question. Delta: until visible.
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
