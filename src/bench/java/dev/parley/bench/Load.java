package dev.parley.bench;

import dev.parley.bench.Target.StreamRequest;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a constant number of concurrent answers for a while.
 *
 * <p>There is one slot for each. A slot asks one question after the other, and one browser follows each answer. The first
 * answer of each slot has a random length, so that starts and ends are spread over time. At the end the model server ends
 * all answers.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Each future calls counters or fail.
final class Load {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration END_MAX = Duration.ofSeconds(60);

    private final BenchAnswer answer;
    private final PacedModelServer provider;
    private final BrowserStreams streams;
    private final Target target;
    private final int slots;
    private final long intervalNanos;
    private final int deltasMax;
    private final StreamRecorder.Totals totals = new StreamRecorder.Totals();
    private final LoadCounters counters;
    private final Random random = new Random(7);
    private final CountDownLatch ended;
    private final AtomicReference<String> firstError = new AtomicReference<>("");
    private volatile boolean isEnding;

    /** @param deltasMax limits the deltas of each answer */
    Load(
            BenchAnswer answer,
            PacedModelServer provider,
            BrowserStreams streams,
            Target target,
            int slots,
            double deltasPerSecond,
            int deltasMax) {
        this.answer = answer;
        this.provider = provider;
        this.streams = streams;
        this.target = target;
        this.counters = new LoadCounters(target.hasDoneEvent());
        this.slots = slots;
        this.intervalNanos = (long) (1e9 / deltasPerSecond);
        this.deltasMax = Math.min(answer.deltas(), deltasMax);
        this.ended = new CountDownLatch(slots);
    }

    /**
     * Ramps the load up, measures and ends it.
     *
     * @param rampUp the time over which the slots start
     * @param window how long to measure after the ramp-up
     * @param withHeap whether to measure the heap of an answer, which forces full garbage collections
     */
    LoadResult run(ServerProcess server, String name, String java, Duration rampUp, Duration window, boolean withHeap)
            throws InterruptedException {
        target.prepare(slots);
        provider.endAll(false);
        long heapBefore = withHeap ? server.heapBytes() : 0;
        var starter = Executors.newSingleThreadScheduledExecutor();
        start(starter, rampUp);
        TimeUnit.MILLISECONDS.sleep(rampUp.toMillis() + 3_000);
        provider.drainLateness();
        long deltas = provider.deltas();
        var cpu = server.cpu();
        long startNanos = System.nanoTime();
        totals.isMeasuring = true;
        TimeUnit.MILLISECONDS.sleep(window.toMillis());
        awaitMarkers();
        totals.isMeasuring = false;
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        double cpuSeconds = server.cpu().minus(cpu).toNanos() / 1e9;
        deltas = provider.deltas() - deltas;
        var lateness = provider.drainLateness();
        int threads = server.threads();
        long rss = server.rssBytes();
        long heap = withHeap ? (server.heapBytes() - heapBefore) / slots : 0;
        end(starter);
        return new LoadResult(
                name,
                java,
                slots,
                1e9 / intervalNanos,
                counters.times(totals.latency),
                counters.completed(),
                counters.errors() + (int) ended.getCount(),
                firstError.get(),
                deltas,
                cpuSeconds / deltas * 1e6,
                totals.events / seconds / slots,
                (double) totals.bytes / deltas,
                counters.bytesRatio(),
                rss,
                heap,
                threads,
                lateness.millis(99));
    }

    /** Extends the window until something was measured: on a busy machine, a cold server may take longer than the window. */
    private void awaitMarkers() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + END_MAX.toNanos();
        while (counters.times(totals.latency).markers() == 0 && System.nanoTime() < deadlineNanos) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void start(ScheduledExecutorService starter, Duration rampUp) {
        for (int i = 0; i < slots; i++) {
            int slot = i;
            int deltas = 1 + random.nextInt(deltasMax);
            starter.schedule(() -> ask(slot, deltas), rampUp.toNanos() * i / slots, TimeUnit.NANOSECONDS);
        }
    }

    private void end(ScheduledExecutorService starter) throws InterruptedException {
        isEnding = true;
        starter.shutdownNow();
        provider.endAll(true);
        if (!ended.await(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
            fail(ended.getCount() + " answers did not end");
        }
    }

    private void ask(int slot, int deltas) {
        if (isEnding) {
            ended.countDown();
            return;
        }
        var playback = new Playback(NUMBERS.incrementAndGet(), deltas, intervalNanos, answer.markers());
        playback.isMeasured = totals.isMeasuring;
        provider.add(playback);
        playback.requestedNanos = System.nanoTime();
        target.ask(slot, playback).whenComplete((stream, failure) -> {
            if (failure == null) {
                follow(slot, playback, stream);
            } else {
                failed(slot, failure);
            }
        });
    }

    private void follow(int slot, Playback playback, StreamRequest stream) {
        var recorder = new StreamRecorder(playback, totals);
        recorder.closed().thenAccept(recorded -> {
            counters.add(recorded, isEnding).ifPresent(this::fail);
            ask(slot, deltasMax);
        });
        streams.follow(stream.url(), stream.cookie(), recorder);
    }

    /** Leaves the slot empty. Retrying a refused question would count thousands of errors a second. */
    private void failed(int slot, Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (!isEnding) {
            counters.failed();
            fail("slot " + slot + ": " + cause);
        }
        ended.countDown();
    }

    private void fail(String what) {
        firstError.compareAndSet("", what);
    }
}
