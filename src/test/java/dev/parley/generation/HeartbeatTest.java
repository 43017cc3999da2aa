package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.concurrent.Ticker;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.markdown.Markdown;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.FakeModel;
import dev.parley.provider.Provider;
import dev.parley.web.EventStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While a model is silent, heartbeats detect closed browsers and keep proxies from closing the connection. */
@Timeout(60)
class HeartbeatTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeModel model = new FakeModel();
    private final Generations generations = new Generations(
            new FakeJournal(), new Markdown(), new Limits(LONG, LONG, LONG), Ticker.SYSTEM, Duration.ofMillis(20));
    private final BlockingQueue<EventStream> streams = new LinkedBlockingQueue<>();
    private final Server jetty = new Server();
    private final CountDownLatch rendering = new CountDownLatch(1);
    private final CountDownLatch mayRender = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        jetty.addConnector(new ServerConnector(jetty));
        var context = new ServletContextHandler();
        context.addServlet(new Following(), "/").setAsyncSupported(true);
        jetty.setHandler(context);
        jetty.start();
        model.script();
        var provider = new Provider(URI.create("http://127.0.0.1:9/v1"), Optional.empty());
        try (var permit = generations.permit()) {
            permit.start(Checkpoint.empty(7), model, new ChatRequest(provider, "fake", List.of(), Locale.ENGLISH));
        }
    }

    @AfterEach
    void stop() throws Exception {
        mayRender.countDown();
        generations.close();
        jetty.stop();
    }

    @Test
    void aStoppedAnswerIsStoredBeforeItIsRendered() throws Exception {
        try (var browser = follow()) {
            assertTrue(browser.isConnected());
            streams.take();
            assertTrue(generations.stop(7), "it is stored");
            rendering.await();
            assertEquals(1, mayRender.getCount(), "and still being rendered");
        }
    }

    private String rendered() {
        rendering.countDown();
        try {
            mayRender.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "done";
    }

    @Test
    void aSilentAnswerStillSendsHeartbeats() throws Exception {
        try (var browser = follow()) {
            var lines =
                    new BufferedReader(new InputStreamReader(browser.getInputStream(), StandardCharsets.UTF_8)).lines();
            assertEquals(3, lines.filter(": ping"::equals).limit(3).count());
        }
    }

    @Test
    void aClosedBrowserIsDetectedAndRemoved() throws Exception {
        var browser = follow();
        var stream = streams.poll(20, TimeUnit.SECONDS);
        assertFalse(stream.isClosed());
        browser.setSoLinger(true, 0);
        browser.close();
        Await.until(stream::isClosed);
        assertTrue(stream.isClosed());
    }

    private Socket follow() throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), ((ServerConnector) jetty.getConnectors()[0]).getLocalPort());
        socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private final class Following extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var stream = EventStream.open(request, response, () -> {});
            assertTrue(generations.follow(7, new Follower(stream, 0, "en", HeartbeatTest.this::rendered)));
            // Not before, because the test may stop the answer as soon as it has the stream.
            streams.add(stream);
        }
    }
}
