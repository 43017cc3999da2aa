package dev.parley.admin;

import dev.parley.account.UserStore;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.PathParams;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;

/** Renders the page of a user for the servlets whose forms it contains. */
final class UserPage {
    private final Templates templates;
    private final Database database;
    private final UserList users;
    private final Clock clock;

    UserPage(Templates templates, Database database, UserList users, Clock clock) {
        this.templates = templates;
        this.database = database;
        this.users = users;
        this.clock = clock;
    }

    /** The user that the path names. */
    ListedUser user(HttpServletRequest request) {
        return users.find(PathParams.id(request, "uid")).orElseThrow(HttpException::notFound);
    }

    /** The page without errors. */
    PageResponse of(HttpServletRequest request) {
        return of(request, "", FormView.empty(Translations.of(request)));
    }

    /**
     * The page with the errors of a form.
     *
     * @param submitted which of its forms was submitted
     */
    PageResponse of(HttpServletRequest request, String submitted, FormView form) {
        var user = user(request);
        var translations = Translations.of(request);
        var facts = facts(user.id());
        return templates
                .page(request, "admin/user")
                .with("account", UserRow.of(user, translations.locale(), clock.getZone()))
                .with("facts", facts)
                .with("methods", methods(facts, translations))
                .with("groups", GroupOption.all(database))
                .with("submitted", submitted)
                .with("done", done(request))
                .with("link", "")
                .with("form", form);
    }

    /** The page with the message of a refused change. */
    PageResponse refusal(HttpServletRequest request, String submitted, String field, HttpException error) {
        var form = new FormView(Form.of(request), Translations.of(request));
        return of(request, submitted, form.reject(field, error)).status(error);
    }

    /** Redirects to the page, which then confirms the change. */
    static void redirect(HttpServletRequest request, HttpServletResponse response, ListedUser user) {
        Htmx.redirect(request, response, "/admin/users/" + user.id() + "?done");
    }

    private static boolean done(HttpServletRequest request) {
        return Form.query(request).has("done");
    }

    private UserFacts facts(long id) {
        return database.readOne("""
                SELECT u.group_id, u.password_hash,
                  (SELECT COUNT(*) FROM chats c WHERE c.user_id = u.id AND c.deleted_at IS NULL) AS chats,
                  (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id AND s.expires_at > ?) AS sessions,
                  (SELECT COUNT(*) FROM totp_factors t WHERE t.user_id = u.id AND t.active_at IS NOT NULL) AS factors,
                  (SELECT COUNT(*) FROM passkeys p WHERE p.user_id = u.id) AS passkeys,
                  (SELECT COUNT(*) FROM identities i WHERE i.user_id = u.id) AS identities
                FROM users u WHERE u.id = ?""", UserPage::facts, clock.instant(), id).orElseThrow(HttpException::notFound);
    }

    private static UserFacts facts(Row row) throws SQLException {
        return new UserFacts(
                row.getLong("chats"),
                row.getLong("sessions"),
                row.getLong("group_id"),
                !row.getString("password_hash").equals(UserStore.NO_PASSWORD),
                row.getLong("factors"),
                row.getLong("passkeys"),
                row.getLong("identities"));
    }

    /** How the user logs in, in words. */
    private static String methods(UserFacts facts, Translations translations) {
        var methods = new ArrayList<String>();
        if (facts.hasPassword()) {
            methods.add(translations.text("admin.login.password"));
        }
        if (facts.factors() > 0) {
            methods.add(translations.text("admin.login.factor"));
        }
        if (facts.passkeys() > 0) {
            methods.add(translations.text("admin.login.passkey"));
        }
        if (facts.identities() > 0) {
            methods.add(translations.text("admin.login.provider"));
        }
        return String.join(", ", methods);
    }
}
