package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.chat.HistoryService.Fitted;
import dev.parley.chat.HistoryService.Size;
import dev.parley.concurrent.DaemonThreads;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import dev.parley.provider.ModelEvent.Text;
import dev.parley.provider.ModelException;
import dev.parley.provider.Provider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that is too long is sent again before the answer has begun, and only then. */
class FittingStreamTest {
    private static final AnswerStats NO_STATS = new AnswerStats(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);

    private final FakeModel model = new FakeModel();
    private final ExecutorService threads = DaemonThreads.perProcessor("test");

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aRefusedRequestIsSentAgainAndTheAnswerIsRead() {
        model.script().overflows(1_000, 2_000);
        model.script().says("Shorter").finishes();
        assertEquals(Optional.of(new Text("Shorter")), stream().next());
        assertEquals(2, model.requests().size());
    }

    @Test
    void afterThreeRetriesTheRefusalIsReported() {
        for (int i = 0; i < 5; i++) {
            model.script().overflows(1_000, 2_000);
        }
        var failure = assertThrows(ModelException.class, stream()::next);
        assertEquals(ErrorKind.CONTEXT_EXCEEDED, failure.error().kind());
        assertEquals(4, model.requests().size());
    }

    @Test
    void anAnswerThatHasBegunIsNotRequestedAgain() {
        model.script().says("Forty").overflows(1_000, 2_000);
        var stream = stream();
        stream.next();
        assertThrows(ModelException.class, stream::next);
        assertEquals(1, model.requests().size());
    }

    @Test
    void anotherFailureIsReportedAtOnce() {
        model.script().fails(ErrorKind.SERVER_ERROR, "No.");
        assertThrows(ModelException.class, stream()::next);
        assertEquals(1, model.requests().size());
    }

    @Test
    void aStreamThatIsClosedMeanwhileAsksForNothing() {
        model.script().overflows(1_000, 2_000);
        var stream = stream();
        closing = Optional.of(stream);
        assertThrows(ModelException.class, stream::next);
        assertEquals(1, model.requests().size());
    }

    @Test
    void closingEndsTheSecondAnswer() {
        model.script().overflows(1_000, 2_000);
        var second = model.script().says("Shorter");
        var stream = stream();
        stream.next();
        stream.close();
        second.awaitClosed();
        assertTrue(stream.next().isEmpty());
    }

    /** Closed while the history is being shortened. */
    private Optional<FittingStream> closing = Optional.empty();

    private FittingStream stream() {
        var first = fitted(10);
        return new FittingStream(
                model,
                first,
                (sent, overflow) -> {
                    closing.ifPresent(FittingStream::close);
                    return Optional.of(fitted(sent.count() - 1));
                },
                threads);
    }

    private static Fitted fitted(int count) {
        var provider = new Provider(URI.create("http://127.0.0.1:9/v1"), Optional.empty());
        var answer = new Message(
                1,
                1,
                Optional.of(0L),
                Role.ASSISTANT,
                MessageStatus.STREAMING,
                "",
                "",
                "fake",
                Optional.empty(),
                Optional.empty(),
                NO_STATS,
                0,
                Instant.EPOCH);
        return new Fitted(
                new ChatRequest(provider, "fake", List.of(), Locale.ENGLISH),
                new Size(answer, count, 2_000, 2_000, false));
    }
}
