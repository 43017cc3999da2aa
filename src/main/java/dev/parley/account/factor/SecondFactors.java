package dev.parley.account.factor;

import dev.parley.account.ApiKeyCipher;
import dev.parley.account.SecondStep;
import dev.parley.account.SecuritySection;
import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.web.Htmx;
import dev.parley.web.PrivateCookie;
import dev.parley.web.PrivateCookie.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The factors of users besides the password: asks for the code of those who have an authenticator app. */
public final class SecondFactors implements SecondStep {
    private final Database database;
    private final TotpStore totp;
    private final PendingLogins pending;
    private final PrivateCookie cookie;
    private final Passkeys passkeys;
    private final Clock clock;
    private final Optional<URI> publicUrl;

    /**
     * @param isHttps whether browsers use https only
     * @param publicUrl the URL that browsers use; apps show its host, and passkeys are bound to it
     */
    public SecondFactors(
            Database database, Clock clock, ApiKeyCipher cipher, boolean isHttps, Optional<URI> publicUrl) {
        this.database = database;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.totp = new TotpStore(database, clock, cipher);
        this.pending = new PendingLogins(database, totp, clock);
        this.cookie = new PrivateCookie("parley-code", SameSite.NEVER, PendingLogins.LIFETIME, isHttps);
        this.passkeys = new Passkeys(database, clock, isHttps, publicUrl);
    }

    @Override
    public boolean begin(HttpServletRequest request, HttpServletResponse response, User user, String next) {
        if (!totp.isActive(user)) {
            return false;
        }
        cookie.write(request, response, pending.begin(user, next));
        Htmx.redirect(request, response, "/login/code");
        return true;
    }

    /**
     * Removes all factors but the password, of a user who has lost them: the authenticator app, the recovery codes and the
     * passkeys. The next login needs only the password. Sessions are not ended.
     */
    public void reset(long userId) {
        database.write(transaction -> {
            TotpStore.remove(transaction, userId);
            PasskeyStore.removeAll(transaction, userId);
            return true;
        });
    }

    /** The sections of the security page. */
    public List<SecuritySection> sections() {
        var issuer = publicUrl.map(url -> "Parley " + url.getHost()).orElse("Parley");
        return List.of(new TotpSection(totp, issuer), new PasskeySection(passkeys, clock));
    }

    TotpStore totp() {
        return totp;
    }

    Passkeys passkeys() {
        return passkeys;
    }

    PendingLogins pending() {
        return pending;
    }

    PrivateCookie cookie() {
        return cookie;
    }
}
