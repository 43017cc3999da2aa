package dev.parley.account.factor;

import dev.parley.account.ApiKeyCipher;
import dev.parley.account.SecondStep;
import dev.parley.account.SecuritySection;
import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;

/** The factors of users besides the password: asks for the code of those who have an authenticator app. */
public final class SecondFactors implements SecondStep {
    private final Database database;
    private final TotpStore totp;
    private final PendingLogins pending;
    private final FactorCookie cookie;
    private final String issuer;

    /**
     * @param isHttps whether browsers use https only
     * @param issuer the name of this installation, as authenticator apps show it
     */
    public SecondFactors(Database database, Clock clock, ApiKeyCipher cipher, boolean isHttps, String issuer) {
        this.database = database;
        this.totp = new TotpStore(database, clock, cipher);
        this.pending = new PendingLogins(database, totp, clock);
        this.cookie = new FactorCookie("parley-code", PendingLogins.LIFETIME, isHttps);
        this.issuer = issuer;
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
            return true;
        });
    }

    /** The sections of the security page. */
    public List<SecuritySection> sections() {
        return List.of(new TotpSection(totp, issuer));
    }

    TotpStore totp() {
        return totp;
    }

    PendingLogins pending() {
        return pending;
    }

    FactorCookie cookie() {
        return cookie;
    }
}
