package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Asserts what holds for any response of a model server: it is read to its end, in the same way however it arrives. */
final class AnyStreamCheck {
    /** Part of the known inputs, so that changed inputs contain it, too. */
    static final String KEY = "sk-fuzz-0123456789abcdef";

    private static final Provider PROVIDER = new Provider(URI.create("http://127.0.0.1:9/v1"), Optional.of(KEY));

    void check(byte[] body) {
        var whole = read(new ByteArrayInputStream(body));
        assertEquals(whole, read(new InPieces(body)), "the same bytes in pieces");
        long chars = 0;
        for (var event : whole) {
            if (event instanceof ModelEvent.Text text) {
                assertFalse(text.text().isEmpty());
                chars += text.text().length();
            } else if (event instanceof ModelEvent.Reasoning reasoning) {
                chars += reasoning.text().length();
            } else if (event instanceof ModelEvent.Finish finish) {
                assertFalse(finish.said().contains(KEY), finish.said());
            } else if (event instanceof ModelError error) {
                assertFalse(error.toString().contains(KEY), error.toString());
            }
        }
        assertTrue(chars <= body.length, "%d characters from %d bytes".formatted(chars, body.length));
    }

    /** The events, and the error at the end if there is one. */
    private static List<Object> read(InputStream body) {
        var events = new ArrayList<Object>();
        var parser = new EventParser(body);
        var chunks = new ChunkReader(PROVIDER, events::add);
        try {
            while (!chunks.isDone() && parser.read()) {
                chunks.read(parser.name(), parser.data(), parser.isIncomplete());
            }
            if (!chunks.end()) {
                chunks.refusal().ifPresent(events::add);
            }
        } catch (ModelException e) {
            chunks.flush();
            events.add(e.error());
        }
        return events;
    }

    /** Returns a few bytes for each read, like a slow network. The bytes determine how many. */
    private static final class InPieces extends ByteArrayInputStream {
        private final Random random;

        InPieces(byte[] body) {
            super(body);
            random = new Random(body.length);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
        }
    }
}
