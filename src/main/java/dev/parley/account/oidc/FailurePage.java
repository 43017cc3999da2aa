package dev.parley.account.oidc;

import dev.parley.web.ErrorPage;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page that says why a login with a provider failed, with a way back to the login. */
final class FailurePage {
    private final Templates templates;

    FailurePage(Templates templates) {
        this.templates = templates;
    }

    /** Sends the page. Clients that do not show pages get the error in their form, like any other. */
    void send(HttpServletRequest request, HttpServletResponse response, HttpException error) throws IOException {
        if (ErrorPage.wantsText(request) || Htmx.isFragmentRequest(request)) {
            throw error;
        }
        templates
                .page(request, "account/oidc/failure")
                .with("message", error.message(Translations.of(request)))
                .status(error)
                .send(response);
    }
}
