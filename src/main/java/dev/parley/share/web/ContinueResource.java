package dev.parley.share.web;

import dev.parley.account.CurrentUser;
import dev.parley.limit.LimitReachedException;
import dev.parley.share.SharedChat;
import dev.parley.share.SharedChatCopy;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /shared/{token}}: asks a reader with an account whether to continue a snapshot; POST copies it to a new chat. It
 * needs a session, so it is not below the public page.
 */
public final class ContinueResource extends PublicResource {
    private final transient Templates templates;
    private final transient SharedChatCopy copies;

    ContinueResource(Access access, Templates templates, SharedChatCopy copies) {
        super(access);
        this.templates = templates;
        this.copies = copies;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        templates
                .page(request, "share/continue")
                .with("shared", shared(request))
                .send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Htmx.redirect(request, response, "/chat/" + copied(request, shared(request)));
    }

    private long copied(HttpServletRequest request, SharedChat shared) {
        try {
            return copies.copy(CurrentUser.of(request), shared);
        } catch (LimitReachedException e) {
            throw HttpException.tooManyAttempts("problem.share.copies", e.waitTime());
        }
    }
}
