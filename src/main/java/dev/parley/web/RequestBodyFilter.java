package dev.parley.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the bodies of all requests before any other code, so {@link Form} gets them from memory. A client that sends
 * slowly occupies no thread, and is refused when it is slower than {@link BodyLimits} allow.
 */
public final class RequestBodyFilter extends HttpFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBodyFilter.class);
    private static final int LOOK_SECONDS = 1;
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS");

    private final transient BodyLimits limits = BodyLimits.DEFAULT;
    private final transient Clock clock;
    private final transient Set<BodyReader> reading = ConcurrentHashMap.newKeySet();
    private final transient ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "parley-bodies");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger bodies = new AtomicInteger();
    private final AtomicLong allBytes = new AtomicLong();

    /** @param clock measures how long a body takes */
    public RequestBodyFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The periodic task never completes.
    public void init() {
        watch.scheduleWithFixedDelay(this::endLateOnes, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            var problem = RequestBody.of(request).problem();
            if (problem.isPresent()) {
                refuse(request, response, problem.get());
            }
        } else if (isSent(request)) {
            read(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (bodies.incrementAndGet() > limits.bodiesMax()) {
            bodies.decrementAndGet();
            refuse(request, response, HttpException.ofStatus(503));
        }
        var reader = new BodyReader(request, isForm(request), limits, clock.instant(), allBytes, reading::remove);
        reading.add(reader);
        reader.begin(bodies::decrementAndGet);
    }

    private void endLateOnes() {
        try {
            var now = clock.instant();
            reading.forEach(reader -> reader.endIfLate(now));
        } catch (RuntimeException e) {
            // Catch it, because the executor does not run a task again after it has thrown.
            LOG.error("Bodies that arrive too slowly could not be refused", e);
        }
    }

    /** Closes the connection of HTTP/1, because the server would take the rest of the body for the next request. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, HttpException problem) {
        if (isHttp1(request)) {
            response.setHeader("Connection", "close");
        }
        throw problem;
    }

    /** Whether the request has a body. Without a length, only HTTP/2 may still have one. */
    private static boolean isSent(HttpServletRequest request) {
        if (isHttp1(request)) {
            return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        }
        return request.getContentLengthLong() != 0 && !BODILESS.contains(request.getMethod());
    }

    private static boolean isHttp1(HttpServletRequest request) {
        return request.getProtocol().startsWith("HTTP/1");
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }
}
