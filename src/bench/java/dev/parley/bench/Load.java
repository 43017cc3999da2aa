package dev.parley.bench;

import dev.parley.bench.Target.Address;
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
 * So many answers at once, for a while: in each of so many places one answer is asked for after the other and followed by
 * one browser. The first of each place is cut at random, so that answers begin and end all the time; at the end the model
 * ends all.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Each of them ends in count or in fail.
final class Load {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration END_MAX = Duration.ofSeconds(60);

    private final BenchAnswer answer;
    private final FakeProvider provider;
    private final Followers followers;
    private final Target target;
    private final int places;
    private final long intervalNanos;
    private final int deltasMax;
    private final Watch.Totals totals = new Watch.Totals();
    private final LoadCount count;
    private final Random random = new Random(7);
    private final CountDownLatch ended;
    private final AtomicReference<String> firstError = new AtomicReference<>("");
    private volatile boolean isEnding;

    /** @param deltasMax of each answer, should the whole one be too long */
    Load(
            BenchAnswer answer,
            FakeProvider provider,
            Followers followers,
            Target target,
            int places,
            double deltasPerSecond,
            int deltasMax) {
        this.answer = answer;
        this.provider = provider;
        this.followers = followers;
        this.target = target;
        this.count = new LoadCount(target.endsWithDone());
        this.places = places;
        this.intervalNanos = (long) (1e9 / deltasPerSecond);
        this.deltasMax = Math.min(answer.deltas(), deltasMax);
        this.ended = new CountDownLatch(places);
    }

    /**
     * Builds the load up, measures for a while, and lets it end.
     *
     * @param withHeap whether to look what an answer takes of the heap, at which the server collects all its garbage
     */
    Level run(ServerProcess server, String name, String java, Duration rampUp, Duration window, boolean withHeap)
            throws InterruptedException {
        target.prepare(places);
        provider.endAll(false);
        long heapBefore = withHeap ? server.heapBytes() : 0;
        var starter = Executors.newSingleThreadScheduledExecutor();
        start(starter, rampUp);
        TimeUnit.MILLISECONDS.sleep(rampUp.toMillis() + 3_000);
        provider.takeLateness();
        long deltas = provider.deltas();
        var cpu = server.cpu();
        long startNanos = System.nanoTime();
        totals.isMeasuring = true;
        TimeUnit.MILLISECONDS.sleep(window.toMillis());
        totals.isMeasuring = false;
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        double cpuSeconds = server.cpu().minus(cpu).toNanos() / 1e9;
        deltas = provider.deltas() - deltas;
        var lateness = provider.takeLateness();
        int threads = server.threads();
        long rss = server.rssBytes();
        long heap = withHeap ? (server.heapBytes() - heapBefore) / places : 0;
        end(starter);
        return new Level(
                name,
                java,
                places,
                1e9 / intervalNanos,
                count.times(totals.latency),
                count.completed(),
                count.errors() + (int) ended.getCount(),
                firstError.get(),
                deltas,
                cpuSeconds / deltas * 1e6,
                totals.events / seconds / places,
                (double) totals.bytes / deltas,
                count.bytesRatio(),
                rss,
                heap,
                threads,
                lateness.millis(99));
    }

    private void start(ScheduledExecutorService starter, Duration rampUp) {
        for (int i = 0; i < places; i++) {
            int place = i;
            int deltas = 1 + random.nextInt(deltasMax);
            starter.schedule(() -> ask(place, deltas), rampUp.toNanos() * i / places, TimeUnit.NANOSECONDS);
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

    private void ask(int place, int deltas) {
        if (isEnding) {
            ended.countDown();
            return;
        }
        var play = new Play(NUMBERS.incrementAndGet(), deltas, intervalNanos, answer.markers());
        play.isMeasured = totals.isMeasuring;
        provider.add(play);
        play.askedNanos = System.nanoTime();
        target.ask(place, play).whenComplete((address, failure) -> {
            if (failure == null) {
                follow(place, play, address);
            } else {
                failed(place, failure);
            }
        });
    }

    private void follow(int place, Play play, Address address) {
        var watch = new Watch(play, totals);
        watch.ended().thenAccept(seen -> {
            count.add(seen, isEnding).ifPresent(this::fail);
            ask(place, deltasMax);
        });
        followers.follow(address.url(), address.cookie(), watch);
    }

    /** The place stays empty: what is refused once is an error once, and not a thousand times a second. */
    private void failed(int place, Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (!isEnding) {
            count.failed();
            fail("place " + place + ": " + cause);
        }
        ended.countDown();
    }

    private void fail(String what) {
        firstError.compareAndSet("", what);
    }
}
