package dev.parley.account.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies what authenticators sign (WebAuthn, sections 7.1 and 7.2): the challenge, the origin, the relying party, that the
 * user was verified, the signature and the counter. All values are base64url.
 */
final class PasskeyVerifier {
    /** A new passkey. */
    record Registered(String credentialId, String credential, long signCount) {}

    /** The response of an authenticator to the challenge of a login. */
    record Assertion(String credentialId, String clientData, String authenticatorData, String signature) {}

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyVerifier.class);

    /** The same as in passkeys.js. */
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private final ObjectConverter objects = new ObjectConverter();
    /** Not strict: it accepts authenticators of any vendor, so their certificates prove nothing. */
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(objects);

    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(objects);

    /** The passkey that an authenticator has created for this challenge; empty if anything is wrong. */
    Optional<Registered> register(
            RelyingParty relyingParty, String challenge, String attestationObject, String clientData) {
        try {
            var request = new RegistrationRequest(decode(attestationObject), decode(clientData));
            var parameters = new RegistrationParameters(server(relyingParty, challenge), ALGORITHMS, true, true);
            var data = manager.verify(request, parameters).getAttestationObject();
            var authenticator = data == null ? null : data.getAuthenticatorData();
            var credential = authenticator == null ? null : authenticator.getAttestedCredentialData();
            if (authenticator == null || credential == null) {
                return Optional.empty();
            }
            return Optional.of(new Registered(
                    encode(credential.getCredentialId()),
                    encode(credentials.convert(credential)),
                    authenticator.getSignCount()));
        } catch (WebAuthnException | IllegalArgumentException e) {
            LOG.info("Refused a new passkey: {}", e.toString());
            return Optional.empty();
        }
    }

    /** The counter of the authenticator after it has signed this challenge; empty if anything is wrong. */
    OptionalLong check(
            RelyingParty relyingParty, String challenge, Assertion assertion, String credential, long signCount) {
        try {
            var stored = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    null,
                    null,
                    null,
                    signCount,
                    credentials.convert(decode(credential)),
                    null,
                    null,
                    null,
                    Set.of());
            var request = new AuthenticationRequest(
                    decode(assertion.credentialId),
                    decode(assertion.authenticatorData),
                    decode(assertion.clientData),
                    decode(assertion.signature));
            var parameters = new AuthenticationParameters(server(relyingParty, challenge), stored, null, true, true);
            var data = manager.verify(request, parameters).getAuthenticatorData();
            return data == null ? OptionalLong.empty() : OptionalLong.of(data.getSignCount());
        } catch (WebAuthnException | IllegalArgumentException e) {
            LOG.info("Refused a login by passkey: {}", e.toString());
            return OptionalLong.empty();
        }
    }

    private static ServerProperty server(RelyingParty relyingParty, String challenge) {
        return new ServerProperty(
                Origin.create(relyingParty.origin()), relyingParty.id(), new DefaultChallenge(decode(challenge)));
    }

    private static byte[] decode(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
