package dev.parley.provider;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A model server for tests: HTTP/1.1 on a raw loopback socket, so that it can misbehave in all the ways of real
 * servers. Each chat request is answered by the next script in the queue; when the queue is empty, by the default
 * script. Requests for {@code /v1/models} are answered by the list. All requests are recorded.
 *
 * <pre>{@code
 * try (var server = new FakeOpenAi()) {
 *     server.answers(Script.answer("Forty", "-two"));
 *     ... server.provider("a-key") ...
 *     server.awaitRequest().json().path("model");
 * }
 * }</pre>
 */
public final class FakeOpenAi implements AutoCloseable {
    /** Does not decide whether a test passes: it only ends a test that has already failed. */
    public static final long PATIENCE_SECONDS = 20;

    private volatile ServerSocket listener;
    private volatile Thread acceptor;
    /** Reserves the port while the server is down, because otherwise a concurrent test might get it. */
    private Optional<Socket> placeholder = Optional.empty();

    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<FakeRequest> requests = new LinkedBlockingQueue<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Script standing = Script.answer("Hello", " there");
    private volatile Script models = listing("fake-1");
    /** The script for requests outside of {@code /v1/}. */
    private volatile Optional<Script> outside = Optional.empty();

    /** Starts listening on a free port. */
    public FakeOpenAi() {
        listener = listen(0);
        acceptor = start("accept", this::accept);
    }

    /** The URL including the version, as for {@code OPENAI_BASE_URL}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
    }

    public Provider provider() {
        return new Provider(baseUrl(), Optional.empty());
    }

    public Provider provider(String key) {
        return new Provider(baseUrl(), Optional.of(key));
    }

    /** Answers the next chat requests with these scripts, one each. */
    public FakeOpenAi answers(Script... next) {
        scripts.addAll(Arrays.asList(next));
        return this;
    }

    /** Answers chat requests with this script when no other script is left. */
    public FakeOpenAi always(Script script) {
        standing = script;
        return this;
    }

    /** Lists these ids at {@code /v1/models}. */
    public FakeOpenAi lists(String... ids) {
        return lists(listing(ids));
    }

    /** Answers {@code /v1/models} with this script. */
    public FakeOpenAi lists(Script script) {
        models = script;
        return this;
    }

    /** Answers requests whose path does not begin with {@code /v1/} with this script. */
    public FakeOpenAi answersOutside(Script script) {
        outside = Optional.of(script);
        return this;
    }

    /** Waits for the next request that has not been returned yet. */
    public FakeRequest awaitRequest() {
        try {
            var request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request came");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The number of requests that have not been returned yet. */
    public int requestsWaiting() {
        return requests.size();
    }

    /** The number of connected clients. */
    public int connections() {
        return sockets.size();
    }

    /** Simulates an outage: refuses new connections and closes the existing ones. */
    public void goesDown() {
        try {
            var keeper = new Socket();
            keeper.setReuseAddress(true);
            var address = listener.getLocalSocketAddress();
            close();
            keeper.bind(address);
            placeholder = Optional.of(keeper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the outage, at the same address. */
    public void comesBack() {
        listener = listen(listener.getLocalPort());
        acceptor = start("accept", this::accept);
        placeholder.ifPresent(FakeOpenAi::closeQuietly);
    }

    /** Stops listening and drops all connections. */
    @Override
    public void close() {
        closeQuietly(listener);
        try {
            // The port stays open until accept() has returned.
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sockets.forEach(FakeOpenAi::closeQuietly);
        placeholder.ifPresent(FakeOpenAi::closeQuietly);
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Script listing(String... ids) {
        var data = Arrays.stream(ids)
                .map(id -> Map.of("id", id, "object", "model"))
                .toList();
        return Script.status(200, Script.json(Map.of("object", "list", "data", data)));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                if (listener.isClosed()) {
                    socket.close();
                }
                start("connection", () -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Keeps reading while a script runs, to detect that the client disconnects. */
    private void serve(Socket socket) {
        Optional<FakeRequest> last = Optional.empty();
        Optional<Thread> running = Optional.empty();
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var request = FakeRequest.read(in);
                if (running.isPresent()) {
                    running.get().join();
                }
                var script = scriptFor(request);
                last = Optional.of(request);
                // Record the request before the answer, so that a test that has read the answer finds the request.
                requests.add(request);
                running = Optional.of(start("script", () -> run(script, socket)));
            }
        } catch (IOException | InterruptedException e) {
            // The client has disconnected, or the server was closed.
        } finally {
            sockets.remove(socket);
            running.ifPresent(Thread::interrupt);
            last.ifPresent(request -> request.disconnected().countDown());
        }
    }

    private Script scriptFor(FakeRequest request) {
        if (outside.isPresent() && !request.path().startsWith("/v1/")) {
            return outside.get();
        }
        if (request.path().endsWith("/models")) {
            return models;
        }
        var script = scripts.poll();
        return script == null ? standing : script;
    }

    private static void run(Script script, Socket socket) {
        try {
            script.on(new Wire(socket));
        } catch (IOException | InterruptedException e) {
            // The client has disconnected before the end.
        }
    }

    private static Thread start(String name, Runnable work) {
        var thread = new Thread(work, "fake-openai-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // The connection is closed already.
        }
    }
}
