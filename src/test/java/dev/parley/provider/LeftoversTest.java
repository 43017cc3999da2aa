package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs alone, because it checks all threads of the process. */
@Isolated
class LeftoversTest {
    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final OpenAiModel model = new OpenAiModel(client);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void failedAnswersLeaveNoConnectionAndNoThread() {
        var faulty = List.of(
                Script.error(500, "No"),
                Script.error(429, "No"),
                Script.status(200, "<html>"),
                Script.status(307, "", "Location", "http://127.0.0.1:1/"),
                Script.stream().delta("a").cut(),
                Script.stream().delta("a").reset(),
                Script.refusal(),
                Script.stream().data("nonsense").end(),
                Script.stream().data("{\"error\":\"No\"}"),
                Script.answer("a"));
        readAll(faulty);
        var threads = clientThreads();
        for (var round = 0; round < 20; round++) {
            readAll(faulty);
        }
        assertEquals(0, client.connectionsLeased());
        assertEquals(threads, clientThreads());
        while (server.requestsWaiting() > 0) {
            server.awaitRequest().awaitDisconnect();
        }
    }

    private void readAll(List<Script> scripts) {
        for (var script : scripts) {
            server.answers(script);
            AnswerReader.read(model.stream(ask(server.provider())));
        }
    }

    private static List<String> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("jersey") || name.contains("httpclient"))
                .sorted()
                .toList();
    }
}
