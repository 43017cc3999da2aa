package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.HangingDns;
import dev.parley.provider.ModelClient;
import dev.parley.provider.OpenAiModel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While a name server hangs, answers end at once, although Java cannot interrupt the lookup. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NameLookupTest {
    /** Much longer than needed, for busy machines. The lookup hangs for ever. */
    private static final Duration END_MAX = Duration.ofSeconds(5);

    private final HangingDns names = new HangingDns();
    private final ModelClient client = names.client();
    private final TestServer server = TestServer.configured("PARLEY_DEMO", "off")
            .set("OPENAI_BASE_URL", "http://localhost:9/v1")
            .model(new OpenAiModel(client))
            .start();
    private final Storage storage = new Storage(server);
    private final Person ada = server.signUp("ada");

    @AfterEach
    void close() {
        names.close();
        server.close();
        client.close();
    }

    @Test
    void aStoppedAnswerIsStoredAtOnceAndItsChatIsFree() {
        var chat = ada.begins("How many?");
        names.awaitLookup();
        long startNanos = System.nanoTime();
        assertEquals(200, ada.deletesByHtmx("/chat/" + chat + "/generate").statusCode());
        assertAtOnce(startNanos);
        assertEquals("stopped", status());
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", "And now?")
                        .statusCode());
    }

    @Test
    void undeployingStoresTheAnswerAtOnceAndLeavesNoThreadAfterTheLookup() {
        ada.begins("How many?");
        var hanging = names.awaitLookup();
        long startNanos = System.nanoTime();
        server.stop();
        assertAtOnce(startNanos);
        assertEquals("interrupted", status());
        names.close();
        Await.until(() -> !hanging.isAlive());
    }

    private String status() {
        return storage.text("SELECT status FROM messages WHERE role = 'assistant' ORDER BY id LIMIT 1");
    }

    private static void assertAtOnce(long startNanos) {
        var took = Duration.ofNanos(System.nanoTime() - startNanos);
        assertTrue(took.compareTo(END_MAX) < 0, took.toString());
    }
}
