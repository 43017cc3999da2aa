package dev.parley.admin;

import dev.parley.web.Form;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** {@code GET /admin/users}: the users whose addresses begin with {@code q}; {@code after}: the next page. */
public final class UsersResource extends Resource {
    private final transient Templates templates;
    private final transient UserList users;
    private final transient Clock clock;

    UsersResource(Templates templates, UserList users, Clock clock) {
        this.templates = templates;
        this.users = users;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        var found = users.page(query.line("q"), query.line("after"));
        boolean hasMore = found.size() > UserList.PAGE_SIZE_MAX;
        var shown = hasMore ? found.subList(0, UserList.PAGE_SIZE_MAX) : found;
        var locale = Translations.language(request);
        templates
                .page(request, "admin/users")
                .with("deleted", query.has("deleted"))
                .with("query", query.line("q"))
                .with("first", query.line("after").isEmpty())
                .with("after", hasMore ? shown.get(shown.size() - 1).email() : "")
                .with(
                        "users",
                        shown.stream()
                                .map(user -> UserRow.of(user, locale, clock.getZone()))
                                .toList())
                .send(response);
    }
}
