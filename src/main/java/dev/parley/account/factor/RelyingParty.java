package dev.parley.account.factor;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/**
 * This application as authenticators know it.
 *
 * @param id the host, to which passkeys are bound
 * @param origin scheme, host and port, which the browser reports
 */
record RelyingParty(String id, String origin) {
    private static final String LOCALHOST = "localhost";

    /**
     * The public URL if it is https; otherwise only localhost, because browsers have no passkeys elsewhere. The {@code Host}
     * header is not used, because the client chooses it.
     */
    static Optional<RelyingParty> of(Optional<URI> publicUrl, HttpServletRequest request) {
        if (publicUrl.isPresent()) {
            var url = publicUrl.get();
            boolean isSecure = "https".equalsIgnoreCase(url.getScheme()) || LOCALHOST.equals(url.getHost());
            return isSecure
                    ? Optional.of(
                            new RelyingParty(url.getHost(), origin(url.getScheme(), url.getHost(), url.getPort())))
                    : Optional.empty();
        }
        return LOCALHOST.equals(request.getServerName())
                ? Optional.of(
                        new RelyingParty(LOCALHOST, origin(request.getScheme(), LOCALHOST, request.getServerPort())))
                : Optional.empty();
    }

    private static String origin(String scheme, String host, int port) {
        boolean isDefault = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (isDefault ? "" : ":" + port);
    }
}
