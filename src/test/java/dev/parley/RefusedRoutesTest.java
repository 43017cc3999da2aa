package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.RouteRow.Case;
import dev.parley.RouteRow.Target;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests every route of {@link RouteTable} as somebody who may not: a visitor, and another user; and with missing and malformed ids. */
class RefusedRoutesTest {
    private static final RoutesFixture on = new RoutesFixture();

    @AfterAll
    static void stop() {
        on.close();
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void aVisitorSeesOnlyPublicPages(RouteRow row) {
        var targets = row.has("{id}") ? List.of(on.adas, on.adasDeleted, Target.MISSING) : List.of(on.adas);
        for (var target : targets) {
            for (var client : ClientType.values()) {
                on.assertRefused(row, Case.ANONYMOUS, on.server.visitor(), target, client);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void aSessionDoesNotOpenTheApiAndATokenOpensNothingElse(RouteRow row) {
        var user = on.user(row);
        boolean isSession = row.isApi();
        var sender = isSession ? user : on.server.visitor();
        var request = sender.request(row.pathTo(on.adas), ClientType.PAGE.headers())
                .header("Content-Type", isSession ? "application/json" : "application/x-www-form-urlencoded")
                .method(row.method(), BodyPublishers.ofString(row.form()));
        var before = on.storage.everything();
        var response = sender.sends(isSession ? request : user.withToken(request));
        var expected = row.expected().get(Case.ANONYMOUS);
        ClientType.PAGE.assertResponse(expected, response, row.toString());
        if (expected.equals("login") || expected.equals("401")) {
            assertEquals(before, on.storage.everything(), row + " changed something");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rowsWithChats")
    void anItemOfAnotherUserGetsTheSameResponseAsAMissingItem(RouteRow row) {
        for (var other : List.of(on.bob, on.admin)) {
            for (var client : ClientType.values()) {
                var missing = on.send(row, other, Target.MISSING, client);
                for (var target : List.of(on.adas, on.adasDeleted)) {
                    var foreign = on.assertRefused(row, Case.FOREIGN, other, target, client);
                    assertEquals(neutral(missing), neutral(foreign), row + " " + client);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rowsWithMessages")
    void aMessageOfAnotherChatIsNotFoundBelowAnOwnChat(RouteRow row) {
        for (var client : ClientType.values()) {
            var missing = on.send(row, on.bob, on.bobs.withMessagesOf(Target.MISSING), client);
            for (var foreign : List.of(on.adas, on.adasDeleted, on.admins)) {
                var child = on.assertRefused(row, Case.FOREIGN_CHILD, on.bob, on.bobs.withMessagesOf(foreign), client);
                assertEquals(neutral(missing), neutral(child), row + " " + client);
            }
            on.assertRefused(row, Case.FOREIGN_CHILD, on.admin, on.admins.withMessagesOf(on.adas), client);
            // The same for a message of another chat of the same user.
            on.assertRefused(row, Case.FOREIGN_CHILD, on.bob, on.bobs.withMessagesOf(on.newChat(on.bob)), client);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rowsWithChats")
    void aDeletedChatCanOnlyBeRestored(RouteRow row) {
        if (!row.has(Case.DELETED)) {
            return;
        }
        for (var client : RoutesFixture.BROWSER) {
            on.assertRefused(row, Case.DELETED, on.ada, on.deletedChat(), client);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void anIdThatNeverExistedIsNotFound(RouteRow row) {
        if (!row.has(Case.MISSING)) {
            return;
        }
        var missing = row.has("{mid")
                ? List.of(Target.MISSING, on.adas.withMessagesOf(Target.MISSING))
                : List.of(Target.MISSING);
        for (var target : missing) {
            for (var client : ClientType.values()) {
                on.assertRefused(row, Case.MISSING, on.user(row), target, client);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void aMalformedIdIsNotFound(RouteRow row) {
        if (!row.has(Case.MALFORMED)) {
            return;
        }
        for (var id : RoutesFixture.malformedIds()) {
            for (var client : id.equals("abc") ? List.of(ClientType.values()) : List.of(ClientType.PAGE)) {
                on.assertRefused(
                        row,
                        Case.MALFORMED,
                        on.user(row),
                        new Target(id, on.adas.message(), on.adas.question()),
                        client);
                if (row.has("{mid")) {
                    on.assertRefused(row, Case.MALFORMED, on.user(row), on.adas.withMessages(id), client);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.RouteTable#rows")
    void aMalformedIdIsNotFoundForAVisitor(RouteRow row) {
        if (!row.template().contains("{id}")) {
            return;
        }
        for (var client : ClientType.values()) {
            var malformed =
                    on.send(row, on.server.visitor(), new Target("abc", on.adas.message(), on.adas.question()), client);
            client.assertResponse("404", malformed, row.toString());
        }
    }

    /** A response without the parts that always differ: the requested path, the time, and the key of a form. */
    private static String neutral(HttpResponse<String> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(List.of("date", "content-length"));
        var path = response.request().uri().getPath();
        return response.statusCode() + " " + headers + "\n"
                + response.body()
                        .replace(path, "PATH")
                        .replaceAll("(name=\"request_key\"[^>]* value)=\"[^\"]*\"", "$1");
    }
}
