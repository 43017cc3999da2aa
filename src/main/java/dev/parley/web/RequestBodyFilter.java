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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the bodies of all requests before any other code, so {@link Form} gets them from memory. A client that sends
 * slowly occupies no thread, and is refused when it is slower than {@link BodyLimits} allow.
 */
public final class RequestBodyFilter extends HttpFilter {
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration BUSY_WAIT = Duration.ofSeconds(5);
    private static final Set<String> METHODS_WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private final transient BodyLimits limits = BodyLimits.DEFAULT;
    private final transient BodyLimits fileLimits;
    private final transient Predicate<String> acceptsFiles;
    private final transient Function<HttpServletRequest, Optional<Long>> userId;
    private final transient DiskUploads diskUploads;
    private final transient BodiesPerUser filesPerUser = new BodiesPerUser(BodiesPerUser.FORMS_MAX);
    private final transient BodiesPerUser jsonPerUser = new BodiesPerUser(BodiesPerUser.JSON_MAX);
    private final transient Clock clock;
    private final transient Set<BodyReader> readers = ConcurrentHashMap.newKeySet();
    private final transient Scheduler scheduler = new Scheduler("parley-bodies");
    private final AtomicInteger bodyCount = new AtomicInteger();
    private final AtomicLong totalBytes = new AtomicLong();
    private final AtomicLong totalFileBytes = new AtomicLong();

    /**
     * @param clock measures how long a body takes
     * @param fileBytesMax the largest file
     * @param acceptsFiles whether forms with files may be sent to a path
     * @param diskUploads forms whose file is written to disk
     * @param userId the user of a request; files of visitors are read and discarded
     */
    public RequestBodyFilter(
            Clock clock,
            int fileBytesMax,
            Predicate<String> acceptsFiles,
            DiskUploads diskUploads,
            Function<HttpServletRequest, Optional<Long>> userId) {
        this.clock = clock;
        this.fileLimits = BodyLimits.ofFiles(fileBytesMax);
        this.acceptsFiles = acceptsFiles;
        this.diskUploads = diskUploads;
        this.userId = userId;
    }

    @Override
    public void init() {
        scheduler.every(CHECK_INTERVAL, this::endSlowBodies);
    }

    @Override
    public void destroy() {
        scheduler.close();
        diskUploads.close();
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
        boolean isOnDisk = isMultipart(request) && diskUploads.isStored(PathParams.path(request));
        boolean hasFiles = isOnDisk || hasFiles(request);
        var user = hasFiles ? userId.apply(request) : Optional.<Long>empty();
        boolean isKept = hasFiles ? user.isPresent() : isForm(request);
        if (bodyCount.incrementAndGet() > limits.bodiesMax()) {
            bodyCount.decrementAndGet();
            refuse(request, response, HttpException.ofStatus(503));
        }
        var perUser = ApiPath.is(request) ? jsonPerUser : filesPerUser;
        if (user.isPresent() && !perUser.begin(user.get())) {
            bodyCount.decrementAndGet();
            refuse(request, response, HttpException.tooManyRequests("problem.files.busy", BUSY_WAIT));
        }
        Optional<DiskBody> disk = Optional.empty();
        Optional<HttpException> refusal = Optional.empty();
        try {
            disk = isOnDisk && isKept ? diskUploads.begin(request) : Optional.empty();
        } catch (HttpException e) {
            // The body is read and discarded, so that the browser shows the response.
            refusal = Optional.of(e);
        }
        var reader = new BodyReader(
                request,
                isKept,
                disk,
                isOnDisk ? diskUploads.limits() : hasFiles ? fileLimits : limits,
                clock.instant(),
                hasFiles ? totalFileBytes : totalBytes,
                readers::remove);
        refusal.ifPresent(reader::refuse);
        readers.add(reader);
        reader.start(() -> {
            bodyCount.decrementAndGet();
            user.ifPresent(perUser::end);
        });
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

    private boolean hasFiles(HttpServletRequest request) {
        boolean isLarge = ApiPath.is(request) ? isJson(request) : isMultipart(request);
        return isLarge && acceptsFiles.test(PathParams.path(request));
    }

    private static boolean isJson(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && JsonBody.isJson(type);
    }

    private static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && MultipartParser.isMultipart(type);
    }

    private static boolean isForm(HttpServletRequest request) {
        if (ApiPath.is(request)) {
            return isJson(request);
        }
        var type = request.getContentType();
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }
}
