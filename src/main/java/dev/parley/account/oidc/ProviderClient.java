package dev.parley.account.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.parley.account.oidc.Discovery.Document;
import dev.parley.web.Form;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Speaks OpenID Connect with one provider: the authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1). */
final class ProviderClient {
    private final OidcProvider provider;
    private final Discovery discovery;
    private final ProviderHttp http;
    private final IdentityReader identities;
    private final ProviderErrors errors;

    ProviderClient(OidcProvider provider, Discovery discovery, ProviderHttp http) {
        this.provider = provider;
        this.discovery = discovery;
        this.http = http;
        this.identities = new IdentityReader(provider, http);
        this.errors = new ProviderErrors(provider);
    }

    OidcProvider provider() {
        return provider;
    }

    /**
     * The URL of the provider at which the user logs in.
     *
     * @throws dev.parley.web.HttpException 502 if the provider does not answer
     */
    URI loginUrl(State state, BrowserSecret secret, URI redirectUri) {
        var scope = Scope.parse(provider.scopes());
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(provider.clientId()), redirectUri)
                .endpointURI(document().metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(secret.nonce(state))
                .codeChallenge(secret.verifier(state), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * The identity that the provider has sent back to the browser.
     *
     * @param query of the redirect from the provider; its state must have been checked
     * @throws dev.parley.web.HttpException 4xx if the user did not log in; 502 if the provider's answers are not valid
     */
    Identity identity(Form query, State state, BrowserSecret secret, URI redirectUri) {
        var document = document();
        var code = code(query, document.metadata(), redirectUri);
        try {
            var grant = new AuthorizationCodeGrant(code, redirectUri, secret.verifier(state));
            return identities.read(tokens(grant, document.metadata()), document, secret.nonce(state));
        } catch (IOException e) {
            throw errors.unavailable(e);
        } catch (ParseException e) {
            throw errors.invalid(e);
        }
    }

    private AuthorizationCode code(Form query, OIDCProviderMetadata metadata, URI redirectUri) {
        var parameters = new HashMap<String, List<String>>();
        query.names().forEach(name -> parameters.put(name, List.of(query.text(name))));
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(redirectUri, parameters);
        } catch (ParseException e) {
            throw errors.malformedCallback();
        }
        requireIssuer(response, metadata);
        if (!response.indicatesSuccess()) {
            throw errors.refused(response.toErrorResponse().getErrorObject());
        }
        return Optional.ofNullable(response.toSuccessResponse().getAuthorizationCode())
                .orElseThrow(errors::malformedCallback);
    }

    /** RFC 9207: the browser must come from the provider to which it was sent (mix-up attack). */
    private void requireIssuer(AuthenticationResponse response, OIDCProviderMetadata metadata) {
        var issuer = Optional.ofNullable(response.getIssuer());
        boolean isRequired = metadata.supportsAuthorizationResponseIssuerParam();
        if (issuer.isEmpty() ? isRequired : !issuer.get().equals(metadata.getIssuer())) {
            throw errors.malformedCallback();
        }
    }

    private OIDCTokens tokens(AuthorizationCodeGrant grant, OIDCProviderMetadata metadata)
            throws IOException, ParseException {
        var endpoint = metadata.getTokenEndpointURI();
        var request = authentication(metadata)
                .map(authentication -> new TokenRequest.Builder(endpoint, authentication, grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, new ClientID(provider.clientId()), grant))
                .build();
        var response = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(http));
        if (!response.indicatesSuccess()) {
            var error = Optional.ofNullable(response.toErrorResponse().getErrorObject());
            throw errors.codeRefused(error.map(ErrorObject::getCode).orElse(""));
        }
        return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    }

    /** {@code client_secret_basic} is the default (OpenID Connect Discovery 1.0, section 3). */
    private Optional<ClientAuthentication> authentication(OIDCProviderMetadata metadata) {
        var methods =
                Optional.ofNullable(metadata.getTokenEndpointAuthMethods()).orElse(List.of());
        boolean isPost = methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        var id = new ClientID(provider.clientId());
        return provider.clientSecret()
                .map(Secret::new)
                .map(secret -> isPost ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret));
    }

    private Document document() {
        try {
            return discovery.document();
        } catch (IOException e) {
            throw errors.unavailable(e);
        }
    }
}
