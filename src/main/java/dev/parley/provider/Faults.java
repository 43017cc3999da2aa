package dev.parley.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;

/** Which {@link Fault} an exception or a status stands for. */
final class Faults {
    /**
     * A mishap, a gateway whose server is just being restarted, a server that is busy or loads a model, and Anthropic's word
     * for busy. Not 504: there the server behind the gateway may still be computing.
     */
    private static final Set<Integer> PASSING = Set.of(500, 502, 503, 529);

    private static final int TOO_MANY_REQUESTS = 429;

    private Faults() {}

    /** Of a response with this status, which is not 2xx. */
    static Fault ofStatus(int status, Provider provider) {
        return switch (status) {
            case 401 -> provider.apiKey().isPresent() ? Fault.KEY_REFUSED : Fault.KEY_MISSING;
            case 403 -> Fault.FORBIDDEN;
            case 404, 405 -> Fault.ADDRESS_UNKNOWN;
            case TOO_MANY_REQUESTS -> Fault.RATE_LIMITED;
            default -> {
                if (status < 400) {
                    yield Fault.REDIRECTED;
                }
                yield status < 500 ? Fault.REQUEST_REFUSED : Fault.SERVER_ERROR;
            }
        };
    }

    /** Whether a response with this status says that the server has nothing at this URL, or not for this method. */
    static boolean isNoEndpoint(int status) {
        return status == 404 || status == 405;
    }

    /**
     * Whether a response with this status turns a question away for a while only. A 429 that does not say for how long is
     * mostly a used-up credit, which no waiting brings back.
     */
    static boolean isPassing(int status, boolean saysForHowLong) {
        return status == TOO_MANY_REQUESTS ? saysForHowLong : PASSING.contains(status);
    }

    /** The request or the headers of the answer did not get through. */
    static ModelException beforeTheAnswer(RuntimeException failure, Provider provider) {
        var cause = root(failure);
        if (cause instanceof SocketTimeoutException && !(cause instanceof ConnectTimeoutException)) {
            return new ModelException(Fault.SILENT, "");
        }
        var detail = Words.oneLine(String.valueOf(cause.getMessage()), provider);
        var nonsense = cause instanceof HttpException && isHttp(provider.baseUrl());
        // Refused, so nothing was sent. A reset may come after the question was read, and answered at a price.
        var refused = cause instanceof ConnectException;
        return new ModelException(nonsense ? Fault.NOT_UNDERSTOOD : Fault.UNREACHABLE, detail, Duration.ZERO, refused);
    }

    /** The body of the answer stopped coming. */
    static Fault inTheAnswer(IOException failure, boolean hasBegun) {
        if (failure instanceof EventParser.TooLongException) {
            return Fault.NOT_UNDERSTOOD;
        }
        return failure instanceof SocketTimeoutException ? Fault.SILENT : cut(hasBegun);
    }

    /** The body of the answer ended too early. */
    static Fault cut(boolean hasBegun) {
        return hasBegun ? Fault.CUT : Fault.NO_ANSWER;
    }

    private static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    }

    /** A connect time-out has a cause that looks like silence, so it is taken as it is. */
    private static Throwable root(Throwable failure) {
        var cause = failure.getCause();
        return cause == null || failure instanceof ConnectTimeoutException ? failure : root(cause);
    }
}
