package dev.parley.account;

import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Authenticates requests to the API by the token in {@code Authorization: Bearer} (RFC 6750). A token in a URL would end up in
 * logs, and a cookie could be sent by any page in the user's browser, so neither is accepted.
 */
final class TokenAuth {
    private static final String SCHEME = "Bearer ";
    private static final String ATTRIBUTE = TokenAuth.class.getName();

    private final ApiTokenStore tokens;

    TokenAuth(ApiTokenStore tokens) {
        this.tokens = tokens;
    }

    /**
     * Sets the user of the request.
     *
     * @throws HttpException 401 without a valid token, 403 if the token does not allow this request
     */
    void require(HttpServletRequest request, HttpServletResponse response) {
        var used = find(request);
        if (used.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"Parley\"");
            throw new HttpException(401, "token.invalid");
        }
        var needed = TokenScope.of(request);
        if (!used.get().scopes().contains(needed)) {
            response.setHeader(
                    "WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + needed.word() + "\"");
            throw new HttpException(403, "token.scope.missing", needed.word());
        }
        tokens.seen(used.get());
        request.setAttribute(ATTRIBUTE, used.get().hash());
        CurrentUser.set(request, used.get().user());
    }

    /** The token of a request, if it is valid. */
    Optional<ApiTokenStore.Used> find(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(header -> tokens.find(header.substring(SCHEME.length()).strip()));
    }

    /** The hash of the token that has authenticated the request. */
    static Optional<TokenHash> hash(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof TokenHash hash ? Optional.of(hash) : Optional.empty();
    }
}
