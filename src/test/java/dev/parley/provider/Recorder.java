package dev.parley.provider;

import dev.parley.concurrent.Ticker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Asks a model server and records the exchanges. */
final class Recorder implements AutoCloseable {
    private final RecordingMemory memory;
    private final ModelClient client = TestClient.create();

    Recorder() {
        this(new RecordingMemory());
    }

    Recorder(RecordingMemory memory) {
        this.memory = memory;
    }

    /** The exchanges of a complete answer, asked for with this question. */
    List<Exchange> ask(Provider provider, String question) {
        return ask(provider, new ChatMessage("user", question));
    }

    /** The same with a question that can have images. */
    List<Exchange> ask(Provider provider, ChatMessage question) {
        var recording = new AnswerRecording(memory, Clock.systemUTC(), Ticker.SYSTEM, true);
        var model = new RetryingModel(new OpenAiModel(client), (time, closed) -> false);
        AnswerReader.read(model.stream(request(provider, question).recorded(Optional.of(recording))));
        var exchanges = recording.end();
        recording.release();
        return exchanges;
    }

    /** A stream whose exchanges this recording gets. */
    ModelStream stream(Provider provider, AnswerRecording recording) {
        return new OpenAiModel(client)
                .stream(request(provider, new ChatMessage("user", "Hi")).recorded(Optional.of(recording)));
    }

    private static ChatRequest request(Provider provider, ChatMessage question) {
        return new ChatRequest(provider, "fake-1", List.of(question), Locale.ENGLISH);
    }

    static byte[] inflated(byte[] deflated) {
        var padded = Arrays.copyOf(deflated, deflated.length + 1);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(padded), new Inflater(true))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(byte[] deflated) {
        return new String(inflated(deflated), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
