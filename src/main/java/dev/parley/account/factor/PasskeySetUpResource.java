package dev.parley.account.factor;

import dev.parley.account.CurrentUser;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SecurityPage;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code /settings/security/passkeys}: POST with a name and the password begins to add a passkey, and GET shows the page whose
 * script asks the authenticator to create it.
 */
final class PasskeySetUpResource extends Resource {
    private static final String NAME = "name";
    private static final int NAME_CHARS_MAX = 60;

    private final transient Passkeys passkeys;
    private final transient PasswordConfirmation confirmation;
    private final transient SecurityPage page;
    private final transient Templates templates;

    PasskeySetUpResource(Passkeys passkeys, PasswordConfirmation confirmation, SecurityPage page, Templates templates) {
        this.passkeys = passkeys;
        this.confirmation = confirmation;
        this.page = page;
        this.templates = templates;
    }

    /** A form with an attestation ends the set-up; see {@link PasskeyResource}. */
    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request)
                && (!method(request).equals("POST") || !Form.of(request).has(PasskeyResource.ATTESTATION));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var challenge = passkeys.challenge(request, Optional.of(user));
        if (challenge.isEmpty()) {
            Htmx.redirect(request, response, "/settings/security");
            return;
        }
        templates
                .page(request, "account/security/passkey")
                .with("challenge", challenge.get().value())
                .with("name", challenge.get().label())
                .with(
                        "relyingParty",
                        passkeys.relyingParty(request).map(RelyingParty::id).orElse(""))
                .with("handle", PasskeyStore.userHandle(user))
                .with("known", String.join(" ", passkeys.store().credentialIds(user)))
                .send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var field = "passkey_name";
        try {
            var name = name(form);
            var user = CurrentUser.of(request);
            if (passkeys.store().list(user).size() >= PasskeyStore.PER_USER_MAX) {
                throw new HttpException(422, "factor.passkey.many", PasskeyStore.PER_USER_MAX);
            }
            field = "passkey_password";
            confirmation.require(request);
            passkeys.begin(request, response, Optional.of(user), name, "user " + user.id());
            Htmx.redirect(request, response, "/settings/security/passkeys");
        } catch (HttpException e) {
            var rejected = new FormView(form, Translations.of(request)).reject(field, e);
            page.of(request, rejected).status(e).send(response);
        }
    }

    private static String name(Form form) {
        var name = form.line(NAME);
        if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
            throw new HttpException(422, "factor.passkey.name.malformed", NAME_CHARS_MAX);
        }
        return name;
    }
}
