package dev.parley.account.factor;

import dev.parley.account.CurrentUser;
import dev.parley.account.SecuritySection;
import dev.parley.account.User;
import dev.parley.account.factor.TotpStore.Factor;
import dev.parley.web.PageResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The authenticator app on the security page. */
final class TotpSection implements SecuritySection {
    /**
     * What the template shows.
     *
     * @param active whether logins need a code
     * @param codesLeft the number of unused recovery codes
     * @param setUp an app that is not active yet: at most one
     */
    public record View(boolean active, long codesLeft, List<SetUp> setUp) {}

    /**
     * A secret for an app.
     *
     * @param groups the secret in groups of letters
     */
    public record SetUp(QrImage qr, String uri, List<String> groups) {}

    private final TotpStore totp;
    private final String issuer;

    TotpSection(TotpStore totp, String issuer) {
        this.totp = totp;
        this.issuer = issuer;
    }

    @Override
    public void fill(HttpServletRequest request, PageResponse page) {
        page.with("totp", view(CurrentUser.of(request)));
    }

    private View view(User user) {
        var factor = totp.find(user);
        if (factor.isEmpty() || factor.get().isActive()) {
            return new View(factor.isPresent(), factor.map(Factor::codesLeft).orElse(0L), List.of());
        }
        return new View(false, 0, setUp(user, factor.get()).stream().toList());
    }

    private Optional<SetUp> setUp(User user, Factor factor) {
        return totp.key(user, factor.encryptedSecret()).map(key -> {
            var uri = key.uri(issuer, user.email());
            return new SetUp(QrImage.of(uri), uri, key.groups());
        });
    }
}
