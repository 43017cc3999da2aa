package dev.parley.account.oidc;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.parley.text.ShortText;
import dev.parley.web.HttpException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the failures of a provider into words. The operator finds the cause in the log, without tokens and secrets. */
final class ProviderErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderErrors.class);

    private static final int CAUSE_CHARS_MAX = 300;
    /** RFC 6749, section 4.1.2.1, allows more, but no known provider uses more. */
    private static final String CODE = "[a-zA-Z0-9_.-]{1,60}";

    private final OidcProvider provider;

    ProviderErrors(OidcProvider provider) {
        this.provider = provider;
    }

    /** The provider did not answer, or not in time. */
    HttpException unavailable(Exception cause) {
        log("cannot be used", cause);
        return new HttpException(502, "oidc.unavailable", provider.label());
    }

    /** An answer or a token of the provider is not valid. */
    HttpException invalid(Exception cause) {
        log("sent an invalid answer", cause);
        return new HttpException(502, "oidc.invalid", provider.label());
    }

    /** The redirect to this application is not one that the provider makes. */
    HttpException malformedCallback() {
        return new HttpException(400, "oidc.malformed", provider.label());
    }

    /** The provider has sent the browser back with an error. Its description is not shown, because anyone can write that URL. */
    HttpException refused(ErrorObject error) {
        if (OAuth2Error.ACCESS_DENIED.getCode().equals(error.getCode())) {
            return new HttpException(403, "oidc.denied", provider.label());
        }
        return new HttpException(400, "oidc.failed", provider.label(), shown(error.getCode()));
    }

    /** The provider does not accept the authorization code. */
    HttpException codeRefused(String code) {
        if (code.equals(OAuth2Error.INVALID_GRANT.getCode())) {
            return new HttpException(400, "oidc.expired");
        }
        LOG.warn("The provider {} refused the request for tokens: {}", provider.name(), shown(code));
        return new HttpException(502, "oidc.unavailable", provider.label());
    }

    private void log(String what, Exception cause) {
        var text = ShortText.shortened(ShortText.line(String.valueOf(cause.getMessage())), CAUSE_CHARS_MAX);
        LOG.warn("The provider {} {}: {}", provider.name(), what, text);
    }

    private static String shown(String code) {
        return Optional.ofNullable(code).filter(text -> text.matches(CODE)).orElse("?");
    }
}
