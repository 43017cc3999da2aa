package dev.parley;

import dev.parley.web.Router;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row of the table of {@link RoutesTest}: a request, and the expected response in each case.
 *
 * @param path the path with the variables of the route, and optionally a query
 * @param form the body of a POST, URL-encoded; JSON for the API
 * @param expected a status, or {@code login}
 */
record RouteRow(String method, String path, String form, Map<Case, String> expected) {
    /** The columns of the table. */
    enum Case {
        ANONYMOUS,
        OWN,
        ADMIN,
        FOREIGN,
        FOREIGN_CHILD,
        DELETED,
        MISSING,
        MALFORMED
    }

    /**
     * The ids of a chat, and of an answer and its question, which may or may not be in the chat.
     *
     * @param message the answer
     */
    record Target(String chat, String message, String question) {
        static final Target MISSING = new Target("999999", "999999", "999998");
        static final List<String> MALFORMED_IDS = List.of("abc", "0x1", "-1", "1.0", "99999999999999999999", "%20");

        boolean isThere() {
            return !chat.equals(MISSING.chat()) && !MALFORMED_IDS.contains(chat);
        }

        Target withMessagesOf(Target other) {
            return new Target(chat, other.message, other.question);
        }

        /** Malformed ids of messages. */
        Target withMessages(String id) {
            return new Target(chat, id, id);
        }
    }

    private static final Map<String, String> EXISTING = Map.ofEntries(
            Map.entry("/admin/users/{uid}", "/admin/users/4"),
            Map.entry("/login/oidc/{provider}", "/login/oidc/company"),
            Map.entry("/login/oidc/{provider}/callback", "/login/oidc/company/callback"),
            Map.entry("/settings/tokens/{tid}", "/settings/tokens/1001"),
            Map.entry("/reset/{token}", "/reset/unknown"),
            Map.entry("/admin/invitations/{iid}", "/admin/invitations/1"),
            Map.entry("/share/{token}", "/share/" + "A".repeat(43)),
            Map.entry("/shared/{token}", "/shared/" + "A".repeat(43)),
            Map.entry("/share/{token}/files/{number}", "/share/" + "A".repeat(43) + "/files/1"),
            Map.entry("/folders/{fid}", "/folders/1"),
            Map.entry("/files/{fid}", "/files/1"),
            Map.entry("/files/{fid}?text", "/files/1?text"),
            Map.entry("/settings/connections/{cid}", "/settings/connections/1"),
            Map.entry("/settings/connections/{cid}/key", "/settings/connections/0/key"),
            Map.entry("/admin/connections/{cid}", "/admin/connections/2"),
            Map.entry("/settings/connections/{cid}/check", "/settings/connections/1/check"),
            Map.entry("/admin/connections/{cid}/check", "/admin/connections/0/check"),
            Map.entry("/admin/users/{uid}/limit", "/admin/users/2/limit"),
            Map.entry("/admin/groups/{gid}", "/admin/groups/1"),
            Map.entry("/chats?folder={fid}", "/chats?folder=1"),
            Map.entry("/v1/models/{model...}", "/v1/models/demo"),
            Map.entry("/blog/{slug}", "/blog/how-parley-streams-an-answer"),
            Map.entry("/assets/{file...}", "/assets/app.css"),
            Map.entry("/webjars/{file...}", "/webjars/htmx.org/dist/htmx.min.js"));

    /** Reads a table whose first line has the names of the columns. */
    static List<RouteRow> table(String text) {
        return text.lines().skip(1).map(RouteRow::parse).toList();
    }

    /** A row for a request that is not in the table. */
    static RouteRow of(String method, Router.Route route) {
        return new RouteRow(method, route.template(), "", Map.of());
    }

    private static RouteRow parse(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).iterator();
        var request = cells.next().split(" +", 2);
        var form = cells.next();
        var expected = new EnumMap<Case, String>(Case.class);
        for (var column : Case.values()) {
            var cell = cells.next();
            if (!cell.isEmpty()) {
                expected.put(column, cell);
            }
        }
        return new RouteRow(request[0], request[1], form, expected);
    }

    /** The route of the request. */
    String template() {
        return path.replaceFirst("\\?.*", "").replace("{mid:question}", "{mid}");
    }

    /** Whether the request is that of a program: with a token instead of cookies, and with JSON instead of a form. */
    boolean isApi() {
        return path.startsWith("/api/") || path.startsWith("/v1/");
    }

    /** Whether the page exists for admins only. */
    boolean isAdministration() {
        return path.startsWith("/admin");
    }

    boolean has(String variable) {
        return path.contains(variable);
    }

    boolean has(Case column) {
        return expected.containsKey(column);
    }

    /** The cases that are possible with the variables of the path. */
    Set<Case> possible() {
        var cases = EnumSet.of(Case.ANONYMOUS, Case.OWN, Case.ADMIN);
        if (has("{")) {
            cases.addAll(EnumSet.of(Case.MISSING, Case.MALFORMED));
        }
        if (has("{id}")) {
            cases.addAll(EnumSet.of(Case.FOREIGN, Case.DELETED));
        }
        if (has("{pid}")) {
            cases.add(Case.FOREIGN);
        }
        if (has("{mid")) {
            cases.add(Case.FOREIGN_CHILD);
        }
        return cases;
    }

    /** The path with the ids of the target. A path without ids exists, unless its name is a missing or malformed id. */
    String pathTo(Target target) {
        if (!target.isThere() && !has("{id}")) {
            return path.replaceAll("\\{.*\\}", target.chat());
        }
        return EXISTING.getOrDefault(path, path)
                .replace("{id}", target.chat())
                .replace("{pid}", target.chat())
                .replace("{mid}", target.message())
                .replace("{mid:question}", target.question());
    }

    HttpRequest.Builder request(Person person, Target target, ClientType client) {
        var request = person.request(pathTo(target), client.headers());
        return (isApi() ? person.withToken(request) : request)
                .header("Content-Type", isApi() ? "application/json" : "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form.replace("{id}", target.chat())));
    }

    @Override
    public String toString() {
        return (method + " " + path + " " + form).strip();
    }
}
