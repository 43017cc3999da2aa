package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The body of a request, as read by {@link RequestBodyFilter}. */
final class RequestBody {
    private static final String ATTRIBUTE = RequestBody.class.getName();
    private static final RequestBody NONE = new RequestBody(new byte[0], Optional.empty());

    private final byte[] bytes;
    private final Optional<HttpException> error;

    /**
     * @param bytes the body; empty if it is not a form, because only forms are used
     * @param error why the body is incomplete, if it is
     */
    RequestBody(byte[] bytes, Optional<HttpException> error) {
        this.bytes = bytes;
        this.error = error;
    }

    void setOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static RequestBody of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestBody body ? body : NONE;
    }

    /** Returns the body and forgets it, because whoever parses it keeps what is needed of it. */
    static byte[] take(HttpServletRequest request) {
        var body = of(request);
        NONE.setOn(request);
        return body.bytes;
    }

    Optional<HttpException> error() {
        return error;
    }
}
