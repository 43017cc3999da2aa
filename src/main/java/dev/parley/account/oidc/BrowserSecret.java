package dev.parley.account.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.parley.text.RandomToken;
import dev.parley.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A random secret in a cookie of the browser that logs in. The nonce and the PKCE verifier of each login are derived from it,
 * so the database needs only hashes, and a stolen authorization code or a copy of the database is useless without the browser.
 */
record BrowserSecret(String value) {
    static BrowserSecret random() {
        return new BrowserSecret(RandomToken.create());
    }

    /** The state of a new login. */
    static State newState() {
        return new State(RandomToken.create());
    }

    byte[] hash() {
        return Sha256.of(value);
    }

    /** Binds the ID token to this browser and this login. */
    Nonce nonce(State state) {
        return new Nonce(derived("nonce", state));
    }

    /** Binds the authorization code to this browser and this login (RFC 7636). */
    CodeVerifier verifier(State state) {
        return new CodeVerifier(derived("verifier", state));
    }

    private String derived(String purpose, State state) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return base64(mac.doFinal((purpose + " " + state.getValue()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Omits the secret. */
    @Override
    public String toString() {
        return "BrowserSecret";
    }
}
