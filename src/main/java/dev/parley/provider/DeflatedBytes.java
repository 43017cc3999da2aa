package dev.parley.provider;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Collects bytes in compressed form: a block at a time, so that an answer that is being read has neither a deflater nor more
 * than two blocks of plain bytes. The block before is the dictionary of the next one, which together are one raw stream (RFC
 * 1951). Deltas of a model server, which repeat each other, become about 25 times smaller.
 */
final class DeflatedBytes extends OutputStream {
    /** For bytes that arrive slowly. */
    static final int SMALL_BLOCK_BYTES = 2 * 1024;
    /** For bytes that are there already. */
    static final int LARGE_BLOCK_BYTES = 16 * 1024;

    /** An empty last block. */
    private static final byte[] END = {3, 0};

    private static final byte[] NOTHING = {};

    private final RecordingMemory memory;
    private final long bytesMax;
    private final int blockBytes;
    private final List<byte[]> pieces = new ArrayList<>();
    private byte[] block = NOTHING;
    private byte[] previous = NOTHING;
    private int filled;
    private long taken;
    private long deflated;
    private boolean isCut;
    private boolean isOutOfMemory;

    /** @param bytesMax the number of plain bytes after which no more are kept */
    DeflatedBytes(RecordingMemory memory, long bytesMax, int blockBytes) {
        this.memory = memory;
        this.bytesMax = bytesMax;
        this.blockBytes = blockBytes;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int end = from + (int) Math.min(length, bytesMax - taken);
        taken += end - from;
        isCut |= end < from + length;
        for (int next = from; next < end && !isOutOfMemory; ) {
            if (block.length == 0) {
                block = new byte[blockBytes];
            }
            int copied = Math.min(end - next, blockBytes - filled);
            System.arraycopy(bytes, next, block, filled, copied);
            filled += copied;
            next += copied;
            if (filled == blockBytes) {
                deflateBlock();
            }
        }
    }

    /** Ends the stream, and releases what only writing needs. */
    byte[] end() {
        deflateBlock();
        block = NOTHING;
        previous = NOTHING;
        var all = new byte[(int) deflated + END.length];
        int length = 0;
        for (var piece : pieces) {
            System.arraycopy(piece, 0, all, length, piece.length);
            length += piece.length;
        }
        System.arraycopy(END, 0, all, length, END.length);
        pieces.clear();
        return all;
    }

    /** Releases the memory when the bytes are not needed any more. Idempotent. */
    void release() {
        memory.release(deflated);
        deflated = 0;
    }

    /** Whether some bytes are not kept. */
    boolean isCut() {
        return isCut;
    }

    private void deflateBlock() {
        if (filled == 0 || isOutOfMemory) {
            return;
        }
        var lent = memory.lend();
        try {
            if (previous.length > 0) {
                lent.deflater.setDictionary(previous);
            }
            lent.deflater.setInput(block, 0, filled);
            int length = lent.deflater.deflate(lent.out, 0, lent.out.length, Deflater.SYNC_FLUSH);
            keep(lent.out, length);
        } finally {
            memory.takeBack(lent);
        }
    }

    private void keep(byte[] out, int length) {
        if (memory.tryReserve(length)) {
            pieces.add(Arrays.copyOf(out, length));
            deflated += length;
        } else {
            // Nothing may follow a missing block.
            isOutOfMemory = true;
            isCut = true;
        }
        var written = block;
        block = previous;
        previous = written;
        filled = 0;
    }
}
