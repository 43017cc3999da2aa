package dev.parley.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket listener;
    private final Thread acceptor;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Script standing = Script.answer("Hello", " there");
    private volatile Script models = listing("fake-1");

    /** Listens at once, on a free port. */
    public FakeOpenAi() {
        try {
            listener = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** The next request that no one has taken yet; waits for it. */
    public Request awaitRequest() {
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
        Optional<Request> last = Optional.empty();
        Optional<Thread> running = Optional.empty();
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var request = Request.read(in);
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
            last.ifPresent(request -> request.disconnected.countDown());
        }
    }

    private Script scriptFor(Request request) {
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

    /** What a client sent: the request line, headers by lower-case name, and the body. */
    public record Request(
            String method, String path, Map<String, String> headers, String body, CountDownLatch disconnected) {

        /** Empty if there was none. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }

        /** Waits until the client has closed the connection this request came on. */
        public void awaitDisconnect() {
            try {
                if (!disconnected.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("the client is still connected");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private static Request read(InputStream in) throws IOException {
            var start = List.of(line(in).split(" "));
            var headers = new TreeMap<String, String>();
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                var colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            return new Request(
                    start.get(0),
                    start.get(1),
                    headers,
                    new String(body, StandardCharsets.UTF_8),
                    new CountDownLatch(1));
        }

        private static String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next == -1) {
                    throw new IOException("end of connection");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }

    /** The connection as a script sees it. */
    static final class Wire {
        private final Socket socket;
        private final OutputStream out;
        private boolean chunked;

        Wire(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        /** @param length of the body in bytes, -1 for chunked transfer */
        void headers(int status, String contentType, Map<String, String> more, int length) throws IOException {
            chunked = length < 0;
            var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
            if (!contentType.isEmpty()) {
                head.append("Content-Type: ").append(contentType).append("\r\n");
            }
            more.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length);
            send(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        }

        /** One HTTP chunk. */
        void write(byte[] bytes) throws IOException {
            if (chunked && bytes.length > 0) {
                send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII), bytes, CRLF);
            } else {
                send(bytes);
            }
        }

        private static final byte[] CRLF = {'\r', '\n'};

        void endOfBody() throws IOException {
            send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        void close() throws IOException {
            socket.close();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private void send(byte[]... parts) throws IOException {
            var whole = new ByteArrayOutputStream();
            for (var part : parts) {
                whole.write(part);
            }
            out.write(whole.toByteArray());
            out.flush();
        }
    }
}
