package dev.parley.provider;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;

/**
 * The memory that all recordings share, so that they cannot fill the heap: when it is used up, what follows is left out of
 * the recordings. Also lends deflaters, each of which has a quarter of a megabyte outside of the heap.
 */
public final class RecordingMemory {
    /** The share of the heap that recordings may occupy. */
    private static final int HEAP_SHARE = 8;

    private static final int IDLE_DEFLATERS_MAX = 2 * Runtime.getRuntime().availableProcessors();

    private final long bytesMax;
    private final AtomicLong bytesUsed = new AtomicLong();
    private final Queue<Lent> idle = new ConcurrentLinkedQueue<>();

    /** Allows recordings an eighth of the heap. */
    public RecordingMemory() {
        this(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    RecordingMemory(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** A deflater and its output. */
    static final class Lent {
        /** The fastest level, because a delta repeats most of the one before at every level. */
        final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        /** More than enough for a block that cannot be compressed. */
        final byte[] out = new byte[2 * DeflatedBytes.LARGE_BLOCK_BYTES];
    }

    /** Reserves memory until it is released; false if there is not enough left. */
    boolean tryReserve(long bytes) {
        if (bytesUsed.addAndGet(bytes) > bytesMax) {
            bytesUsed.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        bytesUsed.addAndGet(-bytes);
    }

    /** The number of reserved bytes. */
    public long bytesUsed() {
        return bytesUsed.get();
    }

    Lent lend() {
        var lent = idle.poll();
        return lent == null ? new Lent() : lent;
    }

    void takeBack(Lent lent) {
        lent.deflater.reset();
        if (idle.size() < IDLE_DEFLATERS_MAX) {
            idle.add(lent);
        } else {
            lent.deflater.end();
        }
    }
}
