package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.web.ClientAddress;
import dev.parley.web.Feature;
import dev.parley.web.Origin;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Accounts, logins and settings. */
public final class AccountFeature implements Feature {
    /**
     * The settings of the installation.
     *
     * @param isSignupOpen whether anyone may sign up
     * @param isHttps whether browsers use https only
     * @param limits of logins and sign-ups
     * @param passwordLogRounds the cost factor of bcrypt, see {@link Passwords}
     */
    public record Options(boolean isSignupOpen, boolean isHttps, AttemptLimits.Limits limits, int passwordLogRounds) {}

    private final Templates templates;
    private final ClientAddress clientAddress;
    private final Options options;
    private final UserStore users;
    private final AttemptLimits attemptLimits;
    private final SessionStore sessions;
    private final SessionCookie cookie;
    private final SettingsResource settingsPage;

    /**
     * Creates the stores of this feature.
     *
     * @param provider the model server, as the settings page shows it
     * @param notice the notice about a user's model server, in words; empty when the server works
     */
    public AccountFeature(
            Database database,
            Clock clock,
            Templates templates,
            ClientAddress clientAddress,
            Options options,
            SettingsStore settings,
            SettingsResource.Installation provider,
            BiFunction<User, Translations, String> notice) {
        this.templates = templates;
        this.clientAddress = clientAddress;
        this.options = options;
        this.users = new UserStore(database, new Passwords(options.passwordLogRounds));
        this.attemptLimits = new AttemptLimits(database, clock, options.limits);
        this.sessions = new SessionStore(database);
        this.cookie = new SessionCookie(options.isHttps);
        this.settingsPage = new SettingsResource(templates, settings, provider, notice);
    }

    @Override
    public void register(Router router) {
        router.route(
                        "/signup",
                        new SignupResource(
                                templates, users, attemptLimits, clientAddress, sessions, cookie, options.isSignupOpen))
                .route("/login", new LoginResource(templates, users, attemptLimits, clientAddress, sessions, cookie))
                .route("/logout", new LogoutResource(sessions, cookie))
                .route("/settings", settingsPage);
    }

    /**
     * The filter that requires a session for all pages that are not public.
     *
     * @param isRouted whether any route matches a path
     */
    public AuthFilter authFilter(Origin ownOrigin, Predicate<String> isRouted) {
        return new AuthFilter(sessions, cookie, isRouted, new ReturnPath(ownOrigin));
    }
}
