package dev.parley.account;

import dev.parley.text.ShortText;
import dev.parley.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Where and how a session began.
 *
 * @param address the client's IP address
 * @param userAgent the {@code User-Agent} header, shortened
 */
record SessionOrigin(String address, String userAgent, LoginMethod method) {
    private static final int USER_AGENT_CHARS_MAX = 300;

    static SessionOrigin of(HttpServletRequest request, ClientAddress clientAddress, LoginMethod method) {
        var userAgent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        var shortened = ShortText.clipped(ShortText.line(userAgent), USER_AGENT_CHARS_MAX);
        return new SessionOrigin(clientAddress.of(request), shortened, method);
    }
}
