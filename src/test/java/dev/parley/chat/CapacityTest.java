package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    void aQuestionIsRefusedAtOnceWhenTheServerIsAtCapacity() {
        var model = new FakeModel();
        try (var server =
                TestServer.configured("PARLEY_ANSWERS_MAX", "1").model(model).start()) {
            var ada = server.signUp("ada");
            var running = model.script().says("Still");
            var chat = ada.begins("One");
            var bob = server.signUp("bob");

            var refused = bob.posts("/chat", "message", "Two, at once", "model", "fake");
            assertEquals(503, refused.statusCode());
            assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
            assertTrue(refused.body().contains("at capacity") && refused.body().contains("Two, at once"));
            var toast = bob.postsByHtmx("/chat", "message", "Two, at once", "model", "fake");
            assertEquals(503, toast.statusCode());
            assertEquals("5", toast.headers().firstValue("Retry-After").orElse(""));
            assertEquals(1, model.requests().size(), "nothing was started");

            running.finishes();
            ada.watches(chat).done();
            bob.watches(bob.begins("Two")).done();
        }
    }
}
