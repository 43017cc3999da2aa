package dev.parley.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {
    private static final String A = "data: {\"a\":1}\n\n";
    private static final String B = "data: {\"b\":2}\n\n";

    @Test
    void aDeltaIsReadAsSoonAsItArrives() {
        assertEquals(List.of("{\"a\":1}", "{\"b\":2}"), events(A, B));
    }

    @ParameterizedTest
    @ValueSource(strings = {A + B + A, "data: {\"a\":1}\r\n\r\ndata: {\"b\":2}\r\n\r\ndata: {\"a\":1}\r\n\r\n"})
    void deltasThatArriveTogetherAreReadTogether(String deltas) throws IOException {
        // Another read would wait for the server; here, it fails.
        var end = InputStream.nullInputStream();
        end.close();
        var parser = new EventParser(new SequenceInputStream(new ByteArrayInputStream(deltas.getBytes(UTF_8)), end));
        for (var data : List.of("{\"a\":1}", "{\"b\":2}", "{\"a\":1}")) {
            assertTrue(parser.read());
            assertEquals(data, parser.data());
        }
    }

    @Test
    void anIncompleteDeltaDoesNotDelayTheOneBefore() {
        assertEquals(List.of("{\"a\":1}", "{\"b\":2}"), events(A + B.substring(0, B.length() - 1), "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\ndata: {\"b\":2}\n\n",
                "data: [DONE]\n\n",
                "data: {\"b\":\ndata: 2}\n\n",
                "{\"error\":1}\n\n",
                "<html>\n\n"
            })
    void anEventThatIsNotADeltaIsReadSeparately(String other) {
        assertEquals(3, events(A + other + A).size());
    }

    private static List<String> events(String... parts) {
        var body = new SequenceInputStream(Collections.enumeration(Stream.of(parts)
                .map(part -> new ByteArrayInputStream(part.getBytes(UTF_8)))
                .toList()));
        var parser = new EventParser(body);
        var events = new ArrayList<String>();
        while (parser.read()) {
            events.add(parser.name() + parser.data());
        }
        return events;
    }
}
