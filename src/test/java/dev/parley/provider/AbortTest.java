package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer can be closed at any time; then the connection to the model server is reset and nothing is left open. */
@Timeout(60)
class AbortTest {
    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final OpenAiModel model = new OpenAiModel(client);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anAnswerCanBeClosedWhileTheServerLoadsItsModel() {
        server.always(Script.silence());
        var stream = model.stream(ask(server.provider()));
        var next = CompletableFuture.supplyAsync(stream::next);
        var request = server.awaitRequest();
        stream.close();
        assertEquals(Optional.empty(), await(next));
        request.awaitDisconnect();
        assertEquals(0, client.connectionsLeased());
    }

    @Test
    void anAnswerCanBeClosedBetweenHeadersAndFirstDelta() {
        endsAfter(0, Script.stream());
    }

    @Test
    void anAnswerCanBeClosedWhileTheServerHangs() {
        endsAfter(1, Script.stream().delta("Forty"));
    }

    @Test
    void anAnswerCanBeClosedWhileTheServerHangsWithinAnEvent() {
        endsAfter(1, Script.stream().delta("Forty").raw("data: {\"choi"));
    }

    @Test
    void anAnswerCanBeClosedWhileTheServerSendsOnlyComments() {
        endsAfter(1, Script.stream().delta("Forty").raw(": ping\n\n"));
    }

    @Test
    void anAnswerCanBeClosedBeforeItsDoneEvent() {
        endsAfter(1, Script.stream().delta("Forty").finish("stop"));
    }

    @Test
    void anAnswerCanBeClosedWhileTheServerHangsWithinAnError() {
        endsAfter(0, Script.hangingError(500));
    }

    private void endsAfter(int events, Script script) {
        server.always(script);
        var stream = model.stream(ask(server.provider()));
        for (var i = 0; i < events; i++) {
            assertTrue(stream.next().isPresent());
        }
        var next = CompletableFuture.supplyAsync(stream::next);
        var request = server.awaitRequest();
        stream.close();
        assertEquals(Optional.empty(), await(next));
        request.awaitDisconnect();
        Await.until(() -> client.connectionsLeased() == 0);
    }

    @Test
    void allAnswersFailWhenTheClientIsClosed() {
        server.answers(Script.silence(), Script.stream());
        var early = model.stream(ask(server.provider()));
        var earlyAnswer =
                CompletableFuture.supplyAsync(() -> AnswerReader.read(early), work -> new Thread(work).start());
        server.awaitRequest();
        var late = model.stream(ask(server.provider()));
        var lateAnswer = CompletableFuture.supplyAsync(() -> AnswerReader.read(late), work -> new Thread(work).start());
        server.awaitRequest();
        client.close();
        assertTrue(await(earlyAnswer).errorKind().isPresent());
        assertTrue(await(lateAnswer).errorKind().isPresent());
    }

    @Test
    void anAnswerThatIsNotBeingReadCanBeClosed() {
        server.always(Script.stream().delta("Forty"));
        var stream = model.stream(ask(server.provider()));
        assertTrue(stream.next().isPresent());
        stream.close();
        server.awaitRequest().awaitDisconnect();
        assertEquals(0, client.connectionsLeased());
    }

    /** Java cannot interrupt a lookup, so the reader returns when it ends; the engine does not wait for the reader. */
    @Test
    void closingDuringTheNameLookupDoesNotWaitAndNoConnectionIsOpenedAfterIt() {
        try (var names = new HangingDns();
                var lost = TestClient.create(names)) {
            var nowhere = new Provider(URI.create("http://localhost:1/v1"), Optional.empty());
            var stream = new OpenAiModel(lost).stream(ask(nowhere));
            var next = CompletableFuture.supplyAsync(stream::next);
            names.awaitLookup();
            stream.close();
            assertFalse(next.isDone());
            names.close();
            assertEquals(Optional.empty(), await(next));
            assertEquals(0, lost.connectionsLeased());
        }
    }

    @Test
    void anAnswerCanBeClosedDuringAHangingTlsHandshake() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/v1");
            var stream = model.stream(ask(new Provider(url, Optional.empty())));
            var next = CompletableFuture.supplyAsync(stream::next);
            try (var socket = listener.accept()) {
                // The first byte of the ClientHello.
                assertEquals(22, socket.getInputStream().read());
                stream.close();
                assertEquals(Optional.empty(), await(next));
                assertEquals(0, client.connectionsLeased());
            }
        }
    }

    @Test
    void anEndlessAnswerCanBeClosedByItsReader() {
        server.always(Script.stream().endless("and on "));
        try (var stream = model.stream(ask(server.provider()))) {
            for (var i = 0; i < 1_000; i++) {
                assertTrue(stream.next().isPresent());
            }
        }
        server.awaitRequest().awaitDisconnect();
        assertEquals(0, client.connectionsLeased());
    }

    @Test
    void anAnswerCanBeClosedWhileConnecting() throws IOException {
        try (var full = new FullBacklog()) {
            var stream = model.stream(ask(new Provider(full.url(), Optional.empty())));
            var next = CompletableFuture.supplyAsync(stream::next);
            Await.until(() -> client.connectionsLeased() != 0);
            stream.close();
            assertEquals(Optional.empty(), await(next));
            assertEquals(0, client.connectionsLeased());
        }
    }

    @Test
    void aClosedAnswerHasNoMoreEventsAndMayBeClosedAgain() {
        var stream = model.stream(ask(server.provider()));
        stream.next();
        stream.close();
        stream.close();
        assertEquals(Optional.empty(), stream.next());
        assertEquals(Optional.empty(), stream.next());
    }

    @Test
    void closingAtAnyMomentCausesNoFailure() {
        server.always(Script.answer("a", "b", "c", "d"));
        for (var round = 0; round < 200; round++) {
            var stream = model.stream(ask(server.provider()));
            var rest = CompletableFuture.supplyAsync(() -> AnswerReader.read(stream));
            for (var spin = 0; spin < round * 50; spin++) {
                Thread.onSpinWait();
            }
            stream.close();
            assertEquals(Optional.empty(), await(rest).failure());
        }
        assertEquals(0, client.connectionsLeased());
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(FakeOpenAi.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A port that neither accepts nor refuses connections, as behind a firewall that drops packets. */
    private static final class FullBacklog implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> waiting = new ArrayList<>();

        FullBacklog() throws IOException {
            for (var i = 0; i < 8; i++) {
                var socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(listener.getLocalSocketAddress(), 100);
                } catch (IOException e) {
                    return;
                }
            }
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
        }

        @Override
        public void close() throws IOException {
            for (var socket : waiting) {
                socket.close();
            }
            listener.close();
        }
    }
}
