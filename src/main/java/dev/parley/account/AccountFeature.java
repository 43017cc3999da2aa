package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.web.ApiPath;
import dev.parley.web.ClientAddress;
import dev.parley.web.Feature;
import dev.parley.web.Origin;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Registers the pages for sign-up, login, logout and settings. */
public final class AccountFeature implements Feature {
    /**
     * The part of the configuration that this feature needs.
     *
     * @param isHttps whether browsers use https only
     * @param loginFailuresMax see {@link RateLimiter}
     * @param signupsMax see {@link RateLimiter}
     * @param sessionLimits when sessions end by themselves
     */
    public record Options(boolean isHttps, int loginFailuresMax, int signupsMax, SessionLimits sessionLimits) {}

    private final Templates templates;
    private final ClientAddress clientAddress;
    private final UserStore users;
    private final SignupPolicy signupPolicy;
    private final Invitations invitations;
    private final RateLimiter rateLimiter;
    private final SessionStore sessions;
    private final SessionCookie cookie;
    private final ApiTokenStore tokenStore;
    private final TokenAuth tokens;
    private final Database database;
    private final Clock clock;
    private final AuditTrail audit;
    private final SignIn signIn;
    private final PasswordConfirmation confirmation;
    private final SettingsStore settings;
    private final SettingsPage settingsPage;
    private final SecurityPage securityPage;
    private final AccountDeletion deletion;
    private final PasswordResets resets;
    private final AccountChanges changes;

    /**
     * Creates the stores of this feature.
     *
     * @param secondStep what a login asks for after the password
     * @param sections of other features on the security page
     */
    public AccountFeature(
            Database database,
            Clock clock,
            Templates templates,
            ClientAddress clientAddress,
            AuditTrail audit,
            Options options,
            UserStore users,
            SignupPolicy signupPolicy,
            Invitations invitations,
            SettingsStore settings,
            SecondStep secondStep,
            List<SecuritySection> sections) {
        this.database = database;
        this.clock = clock;
        this.templates = templates;
        this.clientAddress = clientAddress;
        this.users = users;
        this.signupPolicy = signupPolicy;
        this.invitations = invitations;
        this.rateLimiter = new RateLimiter(database, clock, options.loginFailuresMax, options.signupsMax);
        this.sessions = new SessionStore(database, clock, options.sessionLimits);
        this.tokenStore = new ApiTokenStore(database, clock);
        this.tokens = new TokenAuth(tokenStore);
        this.cookie = new SessionCookie(options.isHttps, options.sessionLimits.absolute());
        this.audit = audit;
        this.signIn = new SignIn(users, sessions, cookie, clientAddress, audit, secondStep);
        this.confirmation = new PasswordConfirmation(users, rateLimiter, clientAddress, audit, clock);
        this.settings = settings;
        this.changes = new AccountChanges(database, users, sessions, audit);
        this.securityPage = new SecurityPage(
                templates,
                Stream.concat(Stream.of(new SessionsSection(sessions, options.sessionLimits, clock)), sections.stream())
                        .toList());
        this.resets = new PasswordResets(database, clock, users, audit);
        this.deletion = new AccountDeletion(database, clock, audit);
        this.settingsPage = new SettingsPage(templates, settings);
    }

    @Override
    public void register(Router router) {
        router.route(
                        "/signup",
                        new SignupResource(
                                templates, users, rateLimiter, clientAddress, signIn, audit, signupPolicy, invitations))
                .route("/login", new LoginResource(templates, users, rateLimiter, clientAddress, signIn, audit))
                .route("/reset/{token}", new ResetResource(templates, resets, signIn))
                .route("/logout", new LogoutResource(sessions, cookie, audit))
                .route("/settings/security", new SecurityResource(securityPage))
                .route("/settings/security/sessions", new SessionsResource(sessions, changes))
                .route("/settings/security/password", new PasswordResource(templates, confirmation, changes, cookie))
                .route("/settings/security/email", new EmailResource(templates, confirmation, changes))
                .route(
                        "/settings/security/deletion",
                        new AccountDeletionResource(templates, confirmation, deletion, cookie))
                .route(
                        "/settings/tokens",
                        new TokensResource(database, tokenStore, confirmation, audit, templates, clock))
                .route("/settings/tokens/{tid}", new TokenResource(database, tokenStore, audit))
                .route(
                        "/settings",
                        new SettingsResource(settingsPage),
                        new SystemPromptResource(settingsPage, settings));
    }

    /** For features with other ways to log in. */
    public SignIn signIn() {
        return signIn;
    }

    /** For features with forms on the security page. */
    public SecurityPage securityPage() {
        return securityPage;
    }

    /** For features with forms that need the password. */
    public PasswordConfirmation confirmation() {
        return confirmation;
    }

    /**
     * The filter that requires a session for all pages that are not public.
     *
     * @param isRouted whether any route matches a path
     */
    public AuthFilter authFilter(Origin ownOrigin, Predicate<String> isRouted) {
        return new AuthFilter(sessions, tokens, cookie, clientAddress, isRouted, new ReturnPath(ownOrigin));
    }

    /** The id of the user of a request, for code that runs before the filter. */
    public Optional<Long> userId(HttpServletRequest request) {
        if (ApiPath.is(request)) {
            return tokens.find(request).map(token -> token.user().id());
        }
        return cookie.read(request).flatMap(sessions::find).map(session -> session.user()
                .id());
    }

    /** Links for a new password, which admins create. */
    public PasswordResets resets() {
        return resets;
    }

    /** Deletes accounts, also for admins. */
    public AccountDeletion deletion() {
        return deletion;
    }

    @Override
    public void close() {
        deletion.close();
    }
}
