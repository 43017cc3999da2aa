package dev.parley.account.oidc;

import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The URL to which a provider sends the browser back. It begins with the configured public URL. Anyone can send any {@code
 * Host} header, and a provider with a careless list of redirect URLs would then send codes to another site; so the header is
 * used only for this machine, where nobody needs to configure anything.
 */
final class RedirectUris {
    private static final Logger LOG = LoggerFactory.getLogger(RedirectUris.class);

    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<URI> publicUrl;

    RedirectUris(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** @throws HttpException 400 if there is no public URL and the browser does not use a local address */
    URI of(HttpServletRequest request, OidcProvider provider) {
        var path = request.getContextPath() + "/login/oidc/" + provider.name() + "/callback";
        return URI.create(origin(request) + path);
    }

    private String origin(HttpServletRequest request) {
        if (publicUrl.isPresent()) {
            return publicUrl.get().getScheme() + "://" + publicUrl.get().getRawAuthority();
        }
        var host = String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT);
        if (!LOCAL_HOSTS.contains(host.replaceFirst(":\\d{1,5}$", ""))) {
            LOG.warn("Logging in with a provider needs PARLEY_PUBLIC_URL, the URL that browsers use");
            throw new HttpException(400, "oidc.public-url");
        }
        return request.getScheme() + "://" + host;
    }
}
