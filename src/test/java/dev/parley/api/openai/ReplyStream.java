package dev.parley.api.openai;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A streamed reply, as a program reads it: one event after the other. */
final class ReplyStream implements AutoCloseable {
    private final InputStream body;
    private final BufferedReader lines;

    ReplyStream(HttpResponse<InputStream> response) {
        body = response.body();
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The data of the next event. */
    String next() {
        try {
            var line = lines.readLine();
            while (line != null && !line.startsWith("data: ")) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new AssertionError("the stream has ended");
            }
            return line.substring("data: ".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Disconnects. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
