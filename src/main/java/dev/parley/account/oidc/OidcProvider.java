package dev.parley.account.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A configured OpenID Connect provider.
 *
 * @param name in URLs and in the names of the configuration, in lower case
 * @param label the provider's name as users see it
 * @param issuer the URL below which the provider's discovery document is
 * @param clientSecret empty for a public client
 * @param groupsClaim the claim with the names of the user's groups
 * @param adminGroups whose members are admins; if empty, the provider does not decide who is an admin
 * @param allowedGroups whose members may log in; if empty, everyone may
 * @param groups the group of this application for each group of the provider, the most important first; if empty, the provider
 *     does not decide about groups
 */
public record OidcProvider(
        String name,
        String label,
        URI issuer,
        String clientId,
        Optional<String> clientSecret,
        List<String> scopes,
        String groupsClaim,
        Set<String> adminGroups,
        Set<String> allowedGroups,
        List<Map.Entry<String, String>> groups) {

    /** Whether the groups of an identity matter. */
    boolean usesGroups() {
        return !adminGroups.isEmpty() || !allowedGroups.isEmpty() || !groups.isEmpty();
    }

    /** Omits the secret. */
    @Override
    public String toString() {
        return "OidcProvider[" + name + ", " + issuer + "]";
    }
}
