package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The origin of this application: scheme, host and port. Distinguishes URLs of this origin from those of other sites. */
public final class Origin {
    private final Optional<URI> publicUrl;

    /** @param publicUrl the URL that browsers use when there is a proxy; if empty, the {@code Host} header is used */
    public Origin(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The URL of a path of this application, for links that leave the browser. */
    public String url(HttpServletRequest request, String path) {
        var origin = publicUrl
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .orElseGet(() -> request.getScheme() + "://" + request.getHeader("Host"));
        return origin + request.getContextPath() + path;
    }

    /** Whether the URL is of this origin. {@code null} (a sandboxed page) is not, and neither is another port. */
    boolean isSameOrigin(String url, HttpServletRequest request) {
        return parse(url).filter(uri -> isSameOrigin(uri, request)).isPresent();
    }

    /**
     * The path of a URL of this application, without the context path but with query and fragment, such as {@code
     * /chat/7?before=30}; empty if the URL is malformed or has another origin.
     */
    public Optional<String> path(String url, HttpServletRequest request) {
        return parse(url)
                .filter(uri -> isSameOrigin(uri, request))
                .map(uri -> url.substring(url.indexOf(uri.getRawAuthority())
                        + uri.getRawAuthority().length()))
                .filter(path -> path.startsWith(request.getContextPath() + "/"))
                .map(path -> path.substring(request.getContextPath().length()));
    }

    private boolean isSameOrigin(URI uri, HttpServletRequest request) {
        var own = publicUrl.or(() -> parse(request.getScheme() + "://" + request.getHeader("Host")));
        return own.map(Origin::authority).equals(Optional.of(authority(uri)));
    }

    private static Optional<URI> parse(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() == null || uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String authority(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
