package dev.parley.web;

import dev.parley.concurrent.Scheduler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the bodies of all requests before any other code, so {@link Form} gets them from memory. A client that sends
 * slowly occupies no thread, and is refused when it is slower than {@link BodyLimits} allow.
 */
public final class RequestBodyFilter extends HttpFilter {
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Set<String> METHODS_WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private final transient BodyLimits limits = BodyLimits.DEFAULT;
    private final transient Clock clock;
    private final transient Set<BodyReader> readers = ConcurrentHashMap.newKeySet();
    private final transient Scheduler scheduler = new Scheduler("parley-bodies");
    private final AtomicInteger bodyCount = new AtomicInteger();
    private final AtomicLong totalBytes = new AtomicLong();

    /** @param clock measures how long a body takes */
    public RequestBodyFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void init() {
        scheduler.every(CHECK_INTERVAL, this::endSlowBodies);
    }

    @Override
    public void destroy() {
        scheduler.close();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            var error = RequestBody.of(request).error();
            if (error.isPresent()) {
                refuse(request, response, error.get());
            }
        } else if (hasBody(request)) {
            read(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (bodyCount.incrementAndGet() > limits.bodiesMax()) {
            bodyCount.decrementAndGet();
            refuse(request, response, HttpException.ofStatus(503));
        }
        var reader = new BodyReader(request, isForm(request), limits, clock.instant(), totalBytes, readers::remove);
        readers.add(reader);
        reader.start(bodyCount::decrementAndGet);
    }

    private void endSlowBodies() {
        var now = clock.instant();
        readers.forEach(reader -> reader.endIfTooSlow(now));
    }

    /** Closes the connection of HTTP/1, because the server would take the rest of the body for the next request. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, HttpException error) {
        if (isHttp1(request)) {
            response.setHeader("Connection", "close");
        }
        throw error;
    }

    /** Whether the request has a body. Without a length, only HTTP/2 may still have one. */
    private static boolean hasBody(HttpServletRequest request) {
        if (isHttp1(request)) {
            return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        }
        return request.getContentLengthLong() != 0 && !METHODS_WITHOUT_BODY.contains(request.getMethod());
    }

    private static boolean isHttp1(HttpServletRequest request) {
        return request.getProtocol().startsWith("HTTP/1");
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }
}
