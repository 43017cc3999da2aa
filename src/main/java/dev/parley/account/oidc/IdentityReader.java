package dev.parley.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import dev.parley.account.oidc.Discovery.Document;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Validates the tokens of a provider and reads the identity from them. */
final class IdentityReader {
    /** Signatures with public keys only: with HMAC, the public key could be used as the secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(1);

    /** OpenID Connect Core 1.0, section 2. */
    private static final int SUBJECT_CHARS_MAX = 255;

    private final OidcProvider provider;
    private final ProviderHttp http;

    IdentityReader(OidcProvider provider, ProviderHttp http) {
        this.provider = provider;
        this.http = http;
    }

    /**
     * The identity in these tokens.
     *
     * @throws ParseException if they are not valid
     * @throws IOException if the provider does not answer
     */
    Identity read(OIDCTokens tokens, Document document, Nonce nonce) throws IOException, ParseException {
        try {
            var claims = validated(tokens, document, nonce);
            var all = new HashMap<String, Object>(claims.toJSONObject());
            if (isIncomplete(all) && document.metadata().getUserInfoEndpointURI() != null) {
                // What the ID token says takes precedence.
                userInfo(tokens, document, claims).forEach(all::putIfAbsent);
            }
            return new Claims(
                            provider,
                            claims.getIssuer().getValue(),
                            claims.getSubject().getValue(),
                            all)
                    .identity();
        } catch (BadJOSEException | JOSEException | InvalidHashException e) {
            throw new ParseException("Invalid ID token: " + e, e);
        }
    }

    private IDTokenClaimsSet validated(OIDCTokens tokens, Document document, Nonce nonce)
            throws BadJOSEException, JOSEException, InvalidHashException, ParseException {
        var token = tokens.getIDToken();
        var claims = validator(document).validate(token, nonce);
        requireThisClient(claims);
        if (claims.getSubject().getValue().length() > SUBJECT_CHARS_MAX) {
            throw new ParseException("The subject is too long");
        }
        var hash = Optional.ofNullable(claims.getAccessTokenHash());
        if (hash.isPresent()) {
            AccessTokenValidator.validate(tokens.getAccessToken(), algorithm(token), hash.get());
        }
        return claims;
    }

    /** Section 3.1.3.7: a token for several audiences must name this client as the authorized party. */
    private void requireThisClient(IDTokenClaimsSet claims) throws ParseException {
        var party = Optional.ofNullable(claims.getAuthorizedParty()).map(Identifier::getValue);
        boolean isRequired = claims.getAudience().size() > 1;
        if (party.isEmpty() ? isRequired : !party.get().equals(provider.clientId())) {
            throw new ParseException("The ID token is for another client");
        }
    }

    private IDTokenValidator validator(Document document) {
        var validator = new IDTokenValidator(
                document.metadata().getIssuer(),
                new ClientID(provider.clientId()),
                new JWSVerificationKeySelector<>(ALGORITHMS, document.keys()),
                null);
        validator.setMaxClockSkew(Math.toIntExact(CLOCK_SKEW_MAX.toSeconds()));
        return validator;
    }

    private static JWSAlgorithm algorithm(JWT token) {
        return (JWSAlgorithm) token.getHeader().getAlgorithm();
    }

    /** Providers may leave claims to the UserInfo endpoint (OpenID Connect Core 1.0, section 5.4). */
    private boolean isIncomplete(Map<String, Object> claims) {
        return !claims.containsKey("email") || (provider.usesGroups() && !claims.containsKey(provider.groupsClaim()));
    }

    private Map<String, Object> userInfo(OIDCTokens tokens, Document document, IDTokenClaimsSet claims)
            throws IOException, ParseException {
        var endpoint = document.metadata().getUserInfoEndpointURI();
        var request = new UserInfoRequest(endpoint, tokens.getBearerAccessToken());
        var response = UserInfoResponse.parse(request.toHTTPRequest().send(http));
        var info = response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
        // Section 5.3.2: the answer may be about somebody else (token substitution).
        if (info == null || !claims.getSubject().equals(info.getSubject())) {
            throw new ParseException("The UserInfo endpoint failed, or answered for another subject");
        }
        return info.toJSONObject();
    }
}
