package dev.parley.account;

import dev.parley.db.Transaction;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.web.HttpException;
import java.util.Optional;

/** Decides who may create an account, in whatever way they log in. The first account is always allowed. */
public final class SignupPolicy {
    private final InstallationSettings settings;
    private final Invitations invitations;

    public SignupPolicy(InstallationSettings settings, Invitations invitations) {
        this.settings = settings;
        this.invitations = invitations;
    }

    /** The mode in effect. */
    public SignupMode mode() {
        return settings.value(InstallationSetting.SIGNUP)
                .flatMap(SignupMode::parse)
                .orElse(SignupMode.OPEN);
    }

    /**
     * Refuses to show a page for signing up to somebody who may not.
     *
     * @param token that of an invitation
     * @throws HttpException 403 with the reason
     */
    public void requireAllowed(Optional<String> token) {
        boolean isInvited = token.flatMap(invitations::find).isPresent();
        refusal(token.isPresent(), isInvited).ifPresent(key -> {
            throw new HttpException(403, key);
        });
    }

    /**
     * Decides about an account that was just created, in the transaction of its creation, and counts the use of the
     * invitation. If this throws, the transaction must fail, so that there is no account.
     *
     * @param token that of an invitation
     * @throws HttpException 403 with the reason
     */
    public void admit(Transaction transaction, User user, Optional<String> token) {
        boolean isInvited =
                mode() != SignupMode.CLOSED && token.isPresent() && invitations.redeem(transaction, token.get(), user);
        refusal(token.isPresent(), isInvited).ifPresent(key -> {
            throw new HttpException(403, key);
        });
    }

    private Optional<String> refusal(boolean hasToken, boolean isInvited) {
        return switch (mode()) {
            case OPEN -> Optional.empty();
            case CLOSED -> Optional.of("signup.closed");
            case INVITATION -> {
                if (isInvited) {
                    yield Optional.empty();
                }
                yield Optional.of(hasToken ? "signup.invitation.invalid" : "signup.invitation.missing");
            }
        };
    }
}
