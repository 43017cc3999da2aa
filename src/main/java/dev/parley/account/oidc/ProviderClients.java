package dev.parley.account.oidc;

import dev.parley.concurrent.Ticker;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clients of all configured providers. */
final class ProviderClients {
    private final Map<String, ProviderClient> clients = new LinkedHashMap<>();

    ProviderClients(List<OidcProvider> providers, Ticker ticker) {
        var http = new ProviderHttp();
        for (var provider : providers) {
            var discovery = new Discovery(provider, http, ticker);
            clients.put(provider.name(), new ProviderClient(provider, discovery, http));
        }
    }

    Optional<ProviderClient> find(String name) {
        return Optional.ofNullable(clients.get(name));
    }

    /** The provider in the path of a request; any other name is a 404. */
    ProviderClient of(HttpServletRequest request) {
        return find(PathParams.variable(request, "provider")).orElseThrow(HttpException::notFound);
    }

    /** The name of a provider for users, even if it is no longer configured. */
    String label(String name, String issuer) {
        return find(name)
                .map(client -> client.provider().label())
                .orElseGet(() -> String.valueOf(URI.create(issuer).getHost()));
    }
}
