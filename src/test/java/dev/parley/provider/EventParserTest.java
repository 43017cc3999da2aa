package dev.parley.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
    void aDeltaIsReadAsSoonAsItArrives() throws IOException {
        assertEquals(List.of("data: {\"a\":1}\n", "data: {\"b\":2}\n"), events(A, B));
    }

    @ParameterizedTest
    @ValueSource(strings = {A + B + A, "data: {\"a\":1}\r\n\r\ndata: {\"b\":2}\r\n\r\ndata: {\"a\":1}\r\n\r\n"})
    void deltasThatArriveTogetherAreReadTogether(String deltas) throws IOException {
        assertEquals(List.of("data: {\"a\":1}\ndata: {\"b\":2}\ndata: {\"a\":1}\n"), events(deltas));
    }

    @Test
    void anIncompleteDeltaDoesNotDelayTheOneBefore() throws IOException {
        assertEquals(
                List.of("data: {\"a\":1}\n", "data: {\"b\":2}\n"), events(A + B.substring(0, B.length() - 1), "\n"));
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
    void anEventThatIsNotADeltaIsReadSeparately(String other) throws IOException {
        assertEquals(3, events(A + other + A).size());
    }

    private static List<String> events(String... parts) throws IOException {
        var body = new SequenceInputStream(Collections.enumeration(Stream.of(parts)
                .map(part -> new ByteArrayInputStream(part.getBytes(UTF_8)))
                .toList()));
        var parser = new EventParser();
        var events = new ArrayList<String>();
        for (var event = parser.readChunk(body); event != null; event = parser.readChunk(body)) {
            events.add(new String(event, UTF_8));
        }
        return events;
    }
}
