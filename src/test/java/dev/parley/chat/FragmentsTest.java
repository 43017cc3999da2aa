package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Fragments of a running answer have no elements that htmx would put into effect. {@code RoutesTest} checks all others. */
class FragmentsTest {
    private final FakeModel model = new FakeModel();

    @Test
    void noFragmentOfARunningAnswerHasElementsOfWholePages() {
        try (var server = TestServer.with(model)) {
            var ada = server.signUp("ada");
            model.script().says("First.").finishes();
            var chat = ada.begins("Hello");
            ada.watches(chat).done();
            var answer = model.script().says("Second");
            assertIsFragment(ada.postsByHtmx("/chat/" + chat + "/message/add", "message", "And?")
                    .body());
            try (var page = ada.watches(chat)) {
                assertIsFragment(page.until("Second").data());
                for (var path : List.of("/chat/" + chat, "/chat", "/settings")) {
                    var response = ada.gets(path, "HX-Request", "true");
                    assertEquals(200, response.statusCode(), path);
                    assertIsFragment(response.body());
                }
                answer.says(" <script>alert(1)</script> <meta http-equiv=refresh content=1>")
                        .finishes();
                for (var event : page.rest()) {
                    assertIsFragment(event.data());
                }
            }
            var again = model.script().says("Third");
            assertIsFragment(ada.postsByHtmx("/chat/" + chat + "/generate").body());
            again.finishes();
        }
    }

    private static void assertIsFragment(String html) {
        var lower = html.toLowerCase(Locale.ROOT);
        for (var element : List.of("<noscript", "<meta", "<script", "<html")) {
            assertFalse(lower.contains(element), () -> element + " in " + html);
        }
    }
}
