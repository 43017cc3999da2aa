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
 * A model server for tests: HTTP/1.1 on a raw socket of the loopback interface, so that it can misbehave in every way real
 * ones do. Chat requests are answered by the scripts in the queue, one each, and then by the standing one; requests for
 * {@code /v1/models} by the list. All requests are kept.
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
    /** No verdict hangs on it: it only ends a test that has failed already. */
    public static final long PATIENCE_SECONDS = 20;

    private volatile ServerSocket listener;
    private volatile Thread acceptor;
    /** Keeps the port while nobody listens there, or a test beside this one might be given it. */
    private Optional<Socket> placeholder = Optional.empty();

    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<FakeRequest> requests = new LinkedBlockingQueue<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Script standing = Script.answer("Hello", " there");
    private volatile Script models = listing("fake-1");
    /** For requests outside of {@code /v1/}. */
    private volatile Optional<Script> outside = Optional.empty();

    /** Listens at once, on a free port. */
    public FakeOpenAi() {
        listener = listen(0);
        acceptor = start("accept", this::accept);
    }

    /** With the version, as {@code OPENAI_BASE_URL} has it. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
    }

    public Provider provider() {
        return new Provider(baseUrl(), Optional.empty());
    }

    public Provider provider(String key) {
        return new Provider(baseUrl(), Optional.of(key));
    }

    /** The next chat requests are answered so, one each. */
    public FakeOpenAi answers(Script... next) {
        scripts.addAll(Arrays.asList(next));
        return this;
    }

    /** Chat requests are answered so when no script is left. */
    public FakeOpenAi always(Script script) {
        standing = script;
        return this;
    }

    /** {@code /v1/models} lists these ids. */
    public FakeOpenAi lists(String... ids) {
        return lists(listing(ids));
    }

    /** {@code /v1/models} does this. */
    public FakeOpenAi lists(Script script) {
        models = script;
        return this;
    }

    /** Requests whose path does not begin with {@code /v1/} are answered so, instead of like the others. */
    public FakeOpenAi answersOutside(Script script) {
        outside = Optional.of(script);
        return this;
    }

    /** The next request that no one has taken yet; waits for it. */
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

    /** How many requests have come that no one has taken yet. */
    public int requestsWaiting() {
        return requests.size();
    }

    /** How many clients are connected. */
    public int connections() {
        return sockets.size();
    }

    /** The server is gone: connections are refused, and those there are end. */
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

    /** The server is there again, at the same address. */
    public void comesBack() {
        listener = listen(listener.getLocalPort());
        acceptor = start("accept", this::accept);
        placeholder.ifPresent(FakeOpenAi::closeQuietly);
    }

    /** Stops listening and drops all connections: to a client the server is gone. */
    @Override
    public void close() {
        closeQuietly(listener);
        try {
            // Until it has left accept(), the port is still open.
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

    /** Reads on while a script runs: that is how it is seen that the client has gone. */
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
                // Before the answer: who has read one must find its request.
                requests.add(request);
                running = Optional.of(start("script", () -> run(script, socket)));
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone, or the server was closed.
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
            // The client has gone before the end.
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
            // It is gone, which is what was wanted.
        }
    }
}
