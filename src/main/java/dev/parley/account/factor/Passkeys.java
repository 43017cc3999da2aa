package dev.parley.account.factor;

import dev.parley.account.User;
import dev.parley.account.factor.PasskeyChallenges.Challenge;
import dev.parley.account.factor.PasskeyStore.Stored;
import dev.parley.account.factor.PasskeyVerifier.Assertion;
import dev.parley.db.Database;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitReachedException;
import dev.parley.limit.LimitStore;
import dev.parley.web.HttpException;
import dev.parley.web.PrivateCookie;
import dev.parley.web.PrivateCookie.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Adds passkeys, and checks logins with them: the two steps of both. */
final class Passkeys {
    /** The challenges of an address, because each visitor can ask for some. */
    static final Limit CHALLENGES = new Limit("passkey-challenge", 60, Duration.ofMinutes(5));

    private final PasskeyStore store;
    private final PasskeyChallenges challenges;
    private final PasskeyVerifier verifier = new PasskeyVerifier();
    private final LimitStore limits;
    private final PrivateCookie cookie;
    private final Optional<URI> publicUrl;

    /** @param publicUrl see {@link RelyingParty} */
    Passkeys(Database database, Clock clock, boolean isHttps, Optional<URI> publicUrl) {
        store = new PasskeyStore(database, clock);
        challenges = new PasskeyChallenges(database, clock);
        limits = new LimitStore(database, clock);
        cookie = new PrivateCookie("parley-passkey", SameSite.NEVER, PasskeyChallenges.LIFETIME, isHttps);
        this.publicUrl = publicUrl;
    }

    PasskeyStore store() {
        return store;
    }

    /** Empty if browsers cannot use passkeys here. */
    Optional<RelyingParty> relyingParty(HttpServletRequest request) {
        return RelyingParty.of(publicUrl, request);
    }

    private RelyingParty requireRelyingParty(HttpServletRequest request) {
        return relyingParty(request).orElseThrow(() -> new HttpException(422, "factor.passkey.unavailable"));
    }

    /**
     * Gives the browser a challenge.
     *
     * @param user who adds a passkey; empty for a login
     * @param address whose challenges are limited
     * @throws HttpException 422 if browsers cannot use passkeys here, 429 after too many challenges
     */
    void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<User> user,
            String label,
            String address) {
        requireRelyingParty(request);
        try {
            limits.count(CHALLENGES, address);
        } catch (LimitReachedException e) {
            throw HttpException.tooManyAttempts("login.limited", e.waitTime());
        }
        cookie.write(request, response, challenges.begin(user.map(User::id), label));
    }

    /** The browser's challenge of a login, or for a new passkey of this user. */
    Optional<Challenge> challenge(HttpServletRequest request, Optional<User> user) {
        return cookie.read(request)
                .flatMap(challenges::find)
                .filter(challenge -> challenge.userId().equals(user.map(User::id)));
    }

    /** Uses up the browser's challenge, even if it is not one of this user. */
    private Optional<Challenge> take(HttpServletRequest request, HttpServletResponse response, Optional<User> user) {
        var taken = cookie.read(request).flatMap(challenges::take);
        cookie.clear(request, response);
        return taken.filter(challenge -> challenge.userId().equals(user.map(User::id)));
    }

    /** Stores the passkey that an authenticator has created for the challenge; false if anything is wrong. */
    boolean add(
            HttpServletRequest request,
            HttpServletResponse response,
            User user,
            String attestationObject,
            String clientData) {
        var challenge = take(request, response, Optional.of(user));
        var relyingParty = requireRelyingParty(request);
        return challenge
                .flatMap(taken -> verifier.register(relyingParty, taken.value(), attestationObject, clientData))
                .map(passkey -> store.add(user, challenge.orElseThrow().label(), passkey))
                .orElse(false);
    }

    /** Who logs in, and the page to open. */
    record Login(User user, String next) {}

    /** Checks the response of an authenticator to the challenge; empty if anything is wrong. */
    Optional<Login> logIn(
            HttpServletRequest request, HttpServletResponse response, Assertion assertion, String userHandle) {
        var challenge = take(request, response, Optional.empty());
        var passkey = store.find(assertion.credentialId())
                .filter(stored -> PasskeyStore.userHandle(stored.user()).equals(userHandle));
        if (challenge.isEmpty() || passkey.isEmpty()) {
            return Optional.empty();
        }
        var relyingParty = requireRelyingParty(request);
        return isRight(relyingParty, challenge.get(), assertion, passkey.get())
                ? Optional.of(new Login(passkey.get().user(), challenge.get().label()))
                : Optional.empty();
    }

    private boolean isRight(RelyingParty relyingParty, Challenge challenge, Assertion assertion, Stored passkey) {
        var signCount =
                verifier.check(relyingParty, challenge.value(), assertion, passkey.credential(), passkey.signCount());
        return signCount.isPresent() && store.used(passkey, signCount.getAsLong());
    }
}
