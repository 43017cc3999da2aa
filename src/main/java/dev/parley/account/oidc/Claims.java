package dev.parley.account.oidc;

import dev.parley.account.EmailAddress;
import dev.parley.text.ShortText;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what this application needs from the validated claims about a user. Providers differ in their forms. */
record Claims(OidcProvider provider, String issuer, String subject, Map<String, Object> values) {
    private static final int GROUPS_MAX = 1_000;

    /** Microsoft Entra ID and its national clouds log users in at these domains. */
    private static final Set<String> ENTRA_DOMAINS =
            Set.of("microsoftonline.com", "microsoftonline.us", "partner.microsoftonline.cn");

    Identity identity() {
        return new Identity(provider.name(), issuer, subject, verifiedEmail(), displayEmail(), groups());
    }

    private Optional<String> verifiedEmail() {
        return text("email").filter(EmailAddress::isWellFormed).filter(email -> isEmailVerified());
    }

    /**
     * An email that the provider has not verified can be anybody's. Entra ID lets administrators of any organisation write
     * any address into {@code email} and has no {@code email_verified}; its optional claim {@code xms_edov} says whether the
     * organisation owns the domain of the address.
     */
    private boolean isEmailVerified() {
        return isTrue("email_verified") || (isEntra() && isTrue("xms_edov"));
    }

    private boolean isEntra() {
        var host = String.valueOf(provider.issuer().getHost());
        return ENTRA_DOMAINS.stream().anyMatch(domain -> host.equals("login." + domain));
    }

    /** Some providers send booleans as text or, like Entra ID, as a number. */
    private boolean isTrue(String claim) {
        return Set.of("true", "1").contains(String.valueOf(values.get(claim)));
    }

    private String displayEmail() {
        return text("email")
                .or(() -> text("preferred_username"))
                .or(() -> text("name"))
                .map(text -> ShortText.shortened(ShortText.line(text), EmailAddress.CHARS_MAX))
                .orElse(subject);
    }

    /** A list of names, one name, or an object whose keys are the names, as in Zitadel. */
    private Set<String> groups() {
        var value = Optional.ofNullable(values.get(provider.groupsClaim()));
        Collection<?> names = value.map(Claims::names).orElse(List.of());
        var groups = new LinkedHashSet<String>();
        names.stream().limit(GROUPS_MAX).forEach(name -> groups.add(String.valueOf(name)));
        return groups;
    }

    private static Collection<?> names(Object value) {
        if (value instanceof Collection<?> list) {
            return list;
        }
        return value instanceof Map<?, ?> map ? map.keySet() : List.of(value);
    }

    private Optional<String> text(String claim) {
        return values.get(claim) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }
}
