package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.RouteRow.Case;
import dev.parley.RouteRow.Target;
import dev.parley.web.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests every route with every method: those of {@link RouteTable} as the owner and as the admin, and all others. */
class RoutesTest {
    private static final RoutesFixture on = new RoutesFixture();
    private static final List<String> ASSETS = List.of("/assets/{file...}", "/webjars/{file...}");

    @AfterAll
    static void stop() {
        on.close();
    }

    @Test
    void everyMethodOfEveryRouteHasARow() {
        var registered = new TreeSet<String>();
        for (var route : on.server.routes()) {
            for (var method : route.methods()) {
                registered.add(method + " " + route.template());
            }
        }
        registered.removeIf(request -> request.startsWith("HEAD ") || request.startsWith("OPTIONS "));
        var described = new TreeSet<String>();
        for (var row : RouteTable.ROWS) {
            described.add(row.method() + " " + row.template());
        }
        assertEquals(registered, described);
    }

    @Test
    void everyRowHasAllCasesThatItsPathCanHave() {
        for (var row : RouteTable.ROWS) {
            assertEquals(row.possible(), row.expected().keySet(), row.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void theOwnerHasAccess(RouteRow row) {
        for (var client : RoutesFixture.BROWSER) {
            var response = on.send(row, on.ada, on.itemFor(row, on.ada), client);
            client.assertResponse(row.expected().get(Case.OWN), response, row.toString());
            on.finishAnswers();
            if (row.template().equals("/logout")) {
                on.ada.logsIn();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void theAdminHasAccessToOwnItemsAndToTheAdministration(RouteRow row) {
        for (var client : RoutesFixture.BROWSER) {
            var response = on.send(row, on.admin, on.itemFor(row, on.admin), client);
            client.assertResponse(row.expected().get(Case.ADMIN), response, row.toString());
            on.finishAnswers();
            if (row.template().equals("/logout")) {
                on.admin.logsIn();
            }
        }
    }

    /**
     * htmx parses a fragment with scripting disabled, so the contents of {@code <noscript>} take effect: a {@code
     * <meta>} refresh in it would reload the page.
     */
    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void noFragmentContainsElementsForWholePages(RouteRow row) {
        if (ASSETS.contains(row.template())) {
            return;
        }
        for (var person : List.of(on.user(row), on.server.visitor())) {
            var response = on.send(row, person, on.itemFor(row, on.ada), ClientType.FRAGMENT);
            assertIsFragment(row.toString(), response.body());
            if (row.template().equals("/logout")) {
                on.ada.logsIn();
            }
        }
        for (var target : List.of(on.bobs, Target.MISSING)) {
            var response = on.send(row, on.ada, target, ClientType.FRAGMENT);
            assertIsFragment(row + " for " + target, response.body());
            if (row.template().equals("/logout")) {
                on.ada.logsIn();
            }
        }
        on.finishAnswers();
    }

    private static void assertIsFragment(String request, String html) {
        var lower = html.toLowerCase(Locale.ROOT);
        for (var element : List.of("<noscript", "<meta", "<script", "<html")) {
            assertFalse(lower.contains(element), element + " in " + request + ": " + html);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void headGivesTheHeadersOfGetWithoutABodyAndChangesNothing(RouteRow row) {
        if (!row.method().equals("GET")) {
            return;
        }
        for (var person : List.of(on.user(row), on.server.visitor())) {
            var get = on.send(row, person, on.adas, ClientType.PAGE);
            var before = on.storage.everything();
            var request = person.request(row.pathTo(on.adas), ClientType.PAGE.headers())
                    .method("HEAD", BodyPublishers.noBody());
            var head = person.sends(row.isApi() ? person.withToken(request) : request);
            assertEquals(get.statusCode(), head.statusCode());
            assertEquals(
                    get.headers().firstValue("Content-Type"), head.headers().firstValue("Content-Type"));
            assertEquals("", head.body());
            assertEquals(before, on.storage.everything());
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void optionsListsTheMethodsOfARoute(Router.Route route) {
        var row = RouteRow.of("OPTIONS", route);
        var response = on.send(row, on.user(row), on.adas, ClientType.PAGE);
        assertEquals(204, response.statusCode());
        assertEquals(allow(route), response.headers().firstValue("Allow").orElse(""));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void otherMethodsAreRefusedWithAMessage(Router.Route route) {
        for (var method : List.of("GET", "POST", "DELETE", "PUT", "PATCH", "BREW")) {
            if (route.methods().contains(method)) {
                continue;
            }
            var row = RouteRow.of(method, route);
            for (var target :
                    row.has("{id}") ? List.of(on.adas, on.bobs, on.adasDeleted, Target.MISSING) : List.of(on.adas)) {
                for (var client : RoutesFixture.clients()) {
                    var before = on.storage.everything();
                    var response = on.send(row, on.user(row), target, client);
                    client.assertResponse("405", response, row.toString());
                    assertEquals(
                            allow(route), response.headers().firstValue("Allow").orElse(""));
                    assertEquals(before, on.storage.everything(), row + " changed something");
                }
            }
        }
    }

    static List<Router.Route> routes() {
        return on.server.routes();
    }

    private static String allow(Router.Route route) {
        return String.join(", ", route.methods());
    }
}
