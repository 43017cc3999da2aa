package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The body of a request, as {@link RequestBodyFilter} has read it. */
final class RequestBody {
    private static final String ATTRIBUTE = RequestBody.class.getName();
    private static final RequestBody NONE = new RequestBody(new byte[0], Optional.empty());

    private final byte[] bytes;
    private final Optional<Problem> problem;

    /**
     * @param bytes what was sent; nothing of a body that nobody wants, since it is no form
     * @param problem why it is not all there
     */
    RequestBody(byte[] bytes, Optional<Problem> problem) {
        this.bytes = bytes;
        this.problem = problem;
    }

    void setOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static RequestBody of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestBody body ? body : NONE;
    }

    byte[] bytes() {
        return bytes;
    }

    Optional<Problem> problem() {
        return problem;
    }
}
