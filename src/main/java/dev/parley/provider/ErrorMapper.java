package dev.parley.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;

/** Maps exceptions and statuses to {@link ErrorKind}s. */
final class ErrorMapper {
    /**
     * Statuses of transient failures: an internal error, a gateway whose server restarts, a server that is busy or
     * loads a model, and Anthropic's status for overload. Not 504, because the server behind the gateway may still be
     * computing.
     */
    private static final Set<Integer> TRANSIENT = Set.of(500, 502, 503, 529);

    private static final int TOO_MANY_REQUESTS = 429;

    private ErrorMapper() {}

    /** The kind of error for a status other than 2xx. */
    static ErrorKind ofStatus(int status, Provider provider) {
        return switch (status) {
            case 401 -> provider.apiKey().isPresent() ? ErrorKind.KEY_REFUSED : ErrorKind.KEY_MISSING;
            case 403 -> ErrorKind.FORBIDDEN;
            case 404, 405 -> ErrorKind.ADDRESS_UNKNOWN;
            case TOO_MANY_REQUESTS -> ErrorKind.RATE_LIMITED;
            default -> {
                if (status < 400) {
                    yield ErrorKind.REDIRECTED;
                }
                yield status < 500 ? ErrorKind.REQUEST_REFUSED : ErrorKind.SERVER_ERROR;
            }
        };
    }

    /** Whether this status means that the server has no endpoint at this URL, or not for this method. */
    static boolean isNoEndpoint(int status) {
        return status == 404 || status == 405;
    }

    /**
     * Whether this status is a transient refusal. A 429 without {@code Retry-After} usually means that the credit is
     * used up, so waiting would not help.
     */
    static boolean isTransient(int status, boolean saysForHowLong) {
        return status == TOO_MANY_REQUESTS ? saysForHowLong : TRANSIENT.contains(status);
    }

    /** The exception for a failure before the response headers arrived. */
    static ModelException beforeTheAnswer(RuntimeException failure, Provider provider) {
        var cause = root(failure);
        if (cause instanceof SocketTimeoutException && !(cause instanceof ConnectTimeoutException)) {
            return new ModelException(ErrorKind.SILENT);
        }
        var detail = ErrorText.oneLine(String.valueOf(cause.getMessage()), provider);
        boolean isNonsense = cause instanceof HttpException && isHttp(provider.baseUrl());
        // Connection refused: nothing was sent. A reset may come after the server has read the request and charged for
        // it.
        boolean isRefused = cause instanceof ConnectException;
        return new ModelException(
                ModelError.of(isNonsense ? ErrorKind.NOT_UNDERSTOOD : ErrorKind.UNREACHABLE, detail), isRefused);
    }

    /** The kind of error for an exception while reading the response body. */
    static ErrorKind inTheAnswer(IOException failure, boolean hasBegun) {
        if (failure instanceof EventParser.TooLongException) {
            return ErrorKind.NOT_UNDERSTOOD;
        }
        return failure instanceof SocketTimeoutException ? ErrorKind.SILENT : cut(hasBegun);
    }

    /** The kind of error for a response body that ended too early. */
    static ErrorKind cut(boolean hasBegun) {
        return hasBegun ? ErrorKind.CUT : ErrorKind.NO_ANSWER;
    }

    private static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    }

    /** The root cause; but a connect timeout is returned as is, because its cause looks like a read timeout. */
    private static Throwable root(Throwable failure) {
        var cause = failure.getCause();
        return cause == null || failure instanceof ConnectTimeoutException ? failure : root(cause);
    }
}
