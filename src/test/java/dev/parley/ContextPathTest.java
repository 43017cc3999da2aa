package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application below the path of another one: no page, fragment, redirect or cookie leads out of it. */
class ContextPathTest {
    private static final String CONTEXT = "/parley";

    /**
     * An attribute that is a path, whatever its name: {@code href}, {@code hx-post}, {@code sse-connect}, {@code data-url}.
     * But the value of a field, such as {@code next}, is a path within the application.
     */
    private static final Pattern PATH = Pattern.compile("\\s(?!value=)[\\w:-]+=\"(/[^\"]*)\"");

    private static final List<String> REDIRECTS = List.of("Location", "HX-Redirect", "HX-Push-Url", "HX-Replace-Url");

    private static final RoutesFixture on = new RoutesFixture(CONTEXT);

    @AfterAll
    static void stop() {
        on.close();
    }

    @Test
    @Tag(TestSize.FULL)
    void noResponseOfAnyRouteNamesAPathOutsideOfTheApplication() {
        var outside = new ArrayList<String>();
        int found = 0;
        for (var row : RouteTable.ROWS) {
            var target = row.isAdministration() ? on.admins : on.adas;
            // The other requests need the chat.
            if (row.method().equals("DELETE") && row.path().equals("/chat/{id}")) {
                continue;
            }
            for (var client : clients(row)) {
                var paths = paths(on.send(row, on.user(row), target, client));
                found += paths.size();
                paths.stream()
                        .filter(path -> !path.equals(CONTEXT) && !path.startsWith(CONTEXT + "/"))
                        .forEach(path -> outside.add(row + " (" + client + "): " + path));
            }
            if (row.template().equals("/logout")) {
                on.ada.logsIn();
            }
        }
        assertEquals(List.of(), outside);
        assertTrue(found > RouteTable.ROWS.size(), "too few paths to prove anything: " + found);
    }

    @Test
    void theEventsOfAnAnswerNameNoPathOutsideOfTheApplicationEither() {
        try (var events = on.ada.watches(on.ada.begins("Hello"))) {
            assertEquals(
                    List.of(),
                    PATH.matcher(events.done())
                            .results()
                            .map(path -> path.group(1))
                            .filter(path -> !path.startsWith(CONTEXT + "/"))
                            .toList());
        }
    }

    @Test
    void cookiesAreNotSentToOtherApplicationsOfTheServer() {
        for (var request : List.of(on.server.visitor().posts("/theme", "theme", "dark"), logIn())) {
            for (var cookie : request.headers().allValues("Set-Cookie")) {
                assertTrue(cookie.contains("Path=" + CONTEXT + "/"), cookie);
            }
        }
    }

    @Test
    void linksThatLeaveTheBrowserAreWholeUrls() {
        var url = on.server.url("").toString();
        var invitation =
                on.admin.posts("/admin/invitations", "uses", "1", "hours", "1").body();
        assertTrue(invitation.contains(url + "/signup?"), invitation);
        var share = on.ada.posts("/chat/" + on.newChat(on.ada).chat() + "/share", "days", "7");
        assertTrue(on.ada.gets("/settings/shares").body().contains(url + "/share/"), share.body());
    }

    @Test
    void theDescriptionOfTheApiNamesTheServer() {
        var description = on.server.visitor().gets("/api/openapi.json").body();
        assertTrue(
                description.replaceAll("\\s", "").contains("\"servers\":[{\"url\":\"" + CONTEXT + "\"}]"), description);
    }

    /** By default a page for each GET, and what htmx gets for each change. */
    private static List<ClientType> clients(RouteRow row) {
        if (TestSize.IS_FULL) {
            return RoutesFixture.BROWSER;
        }
        return List.of(row.method().equals("GET") ? ClientType.PAGE : ClientType.FRAGMENT);
    }

    private static HttpResponse<String> logIn() {
        return on.server.visitor().posts("/login", "email", on.ada.email(), "password", Person.PASSWORD);
    }

    private static List<String> paths(HttpResponse<String> response) {
        var paths = new ArrayList<String>();
        for (var name : REDIRECTS) {
            paths.addAll(response.headers().allValues(name));
        }
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            PATH.matcher(response.body()).results().forEach(path -> paths.add(path.group(1)));
        }
        // A redirect to another site names it.
        paths.removeIf(path -> path.contains("://"));
        return paths;
    }
}
