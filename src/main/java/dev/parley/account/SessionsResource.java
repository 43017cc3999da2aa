package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * {@code POST /settings/security/sessions} with {@code end=} ends that session of the user, with {@code others} all except
 * this one. It needs no password: a mistake costs a login, and a thief of a session must be stopped at once.
 */
public final class SessionsResource extends Resource {
    private final transient SessionStore sessions;
    private final transient AccountChanges changes;

    SessionsResource(SessionStore sessions, AccountChanges changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        var form = Form.of(request);
        if (form.has("others")) {
            changes.endOtherSessions(request);
            SecurityChange.SESSIONS.redirect(request, response);
        } else if (form.has("end")) {
            // A session that has ended already is not an error: the same button in another tab may have ended it.
            end(request, form.text("end"));
            SecurityChange.SESSION.redirect(request, response);
        } else {
            throw HttpException.badRequest();
        }
    }

    private void end(HttpServletRequest request, String id) {
        sessions.list(CurrentUser.of(request)).stream()
                .map(Session::hash)
                .filter(hash -> hash.id().equals(id))
                .forEach(hash -> changes.endSession(request, hash));
    }
}
