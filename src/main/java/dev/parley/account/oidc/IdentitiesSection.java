package dev.parley.account.oidc;

import dev.parley.account.CurrentUser;
import dev.parley.account.SecuritySection;
import dev.parley.web.PageResponse;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** The identities of a user, on the security page. */
public final class IdentitiesSection implements SecuritySection {
    /**
     * One row of the list.
     *
     * @param since the date
     */
    public record RowView(long id, String label, String email, String since) {}

    private final ProviderClients clients;
    private final IdentityStore identities;

    IdentitiesSection(ProviderClients clients, IdentityStore identities) {
        this.clients = clients;
        this.identities = identities;
    }

    @Override
    public void fill(HttpServletRequest request, PageResponse page) {
        var dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Translations.language(request))
                .withZone(ZoneId.systemDefault());
        var rows = identities.of(CurrentUser.of(request)).stream()
                .map(one -> new RowView(
                        one.id(), clients.label(one.provider(), one.issuer()), one.email(), dates.format(one.since())))
                .toList();
        page.with("identities", rows);
    }
}
