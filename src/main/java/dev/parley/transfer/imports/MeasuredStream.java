package dev.parley.transfer.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read from a document, and refuses one that is far larger than in its ZIP file. */
final class MeasuredStream extends FilterInputStream {
    private final ImportProgress progress;
    private final long bytesMax;
    private long bytes;

    /** @param packedBytes the bytes that the document takes in the file */
    MeasuredStream(InputStream in, long packedBytes, ImportProgress progress) {
        super(in);
        this.progress = progress;
        bytesMax = Math.max(ImportLimits.ANY_RATIO_BYTES_MAX, packedBytes * ImportLimits.UNPACKED_RATIO_MAX);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        count(skipped);
        return skipped;
    }

    private void count(long length) {
        bytes += length;
        if (bytes > bytesMax) {
            throw new ImportFailure(ImportFailure.Reason.UNPACKED_TOO_LARGE);
        }
        progress.read(length);
        progress.check();
    }
}
