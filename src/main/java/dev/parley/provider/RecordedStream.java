package dev.parley.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Records the body of a reply while it is read. */
final class RecordedStream extends FilterInputStream {
    private final ExchangeRecording exchange;

    RecordedStream(InputStream body, ExchangeRecording exchange) {
        super(body);
        this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            int read = super.read(bytes, from, length);
            if (read > 0) {
                exchange.receives(bytes, from, read);
            } else if (read < 0) {
                exchange.ends(ExchangeEnd.BY_SERVER);
            }
            return read;
        } catch (IOException | RuntimeException e) {
            exchange.fails(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        exchange.close();
        super.close();
    }
}
