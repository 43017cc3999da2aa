package dev.parley.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A compressed body. */
public final class StoredBody {
    /** The decoder wants one more byte than a raw stream has. */
    private static final byte[] PADDED_END = {0};

    private static final int BUFFER_BYTES = 8 * 1024;

    private final byte[] deflated;

    StoredBody(byte[] deflated) {
        this.deflated = deflated;
    }

    /** All plain bytes. */
    public byte[] all() {
        try (var in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() {
        var padded = new SequenceInputStream(new ByteArrayInputStream(deflated), new ByteArrayInputStream(PADDED_END));
        return new InflaterInputStream(padded, new Inflater(true)) {
            @Override
            public void close() throws IOException {
                super.close();
                // The stream ends only a decoder of its own.
                inf.end();
            }
        };
    }

    /** The first plain bytes, even if the rest is missing. */
    public byte[] first(int bytesMax) {
        var plain = new ByteArrayOutputStream();
        try (var in = open()) {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = 0; read >= 0 && plain.size() < bytesMax; read = in.read(buffer)) {
                plain.write(buffer, 0, Math.min(read, bytesMax - plain.size()));
            }
        } catch (EOFException e) {
            // This is the beginning of a body.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plain.toByteArray();
    }
}
