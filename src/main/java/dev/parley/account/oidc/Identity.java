package dev.parley.account.oidc;

import java.util.Optional;
import java.util.Set;

/**
 * An account at a provider, as the provider's validated tokens describe it.
 *
 * @param subject identifies the account together with the issuer; it never changes, unlike the email
 * @param verifiedEmail empty if there is none, or if the provider does not say that it belongs to the user
 * @param displayEmail only to be shown
 */
record Identity(
        String provider,
        String issuer,
        String subject,
        Optional<String> verifiedEmail,
        String displayEmail,
        Set<String> groups) {}
