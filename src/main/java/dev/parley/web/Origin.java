package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Where this application is reached: scheme, host and port. Tells URLs of this origin from those of other sites. */
public final class Origin {
    private final Optional<URI> publicUrl;

    /** @param publicUrl how browsers reach us behind a proxy; without it the {@code Host} header tells */
    public Origin(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** {@code Origin: null} (a sandboxed page) has no host and is foreign, and so is another port. */
    boolean has(String url, HttpServletRequest request) {
        return parse(url).filter(uri -> isHere(uri, request)).isPresent();
    }

    /**
     * The path of a URL of this application, without the context and with query and fragment, such as {@code
     * /chat/7?before=30}; empty for a URL that is malformed or leads elsewhere.
     */
    public Optional<String> path(String url, HttpServletRequest request) {
        return parse(url)
                .filter(uri -> isHere(uri, request))
                .map(uri -> url.substring(url.indexOf(uri.getRawAuthority())
                        + uri.getRawAuthority().length()))
                .filter(path -> path.startsWith(request.getContextPath() + "/"))
                .map(path -> path.substring(request.getContextPath().length()));
    }

    private boolean isHere(URI uri, HttpServletRequest request) {
        var here = publicUrl.or(() -> parse(request.getScheme() + "://" + request.getHeader("Host")));
        return here.map(Origin::authority).equals(Optional.of(authority(uri)));
    }

    private static Optional<URI> parse(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() == null || uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String authority(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
