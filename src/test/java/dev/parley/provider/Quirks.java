package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;

import org.junit.jupiter.params.provider.Arguments;

/** Shared helpers of the tests of server quirks. */
final class Quirks {
    /** Shared by all tests and never closed. */
    private static final ModelClient CLIENT = TestClient.create();

    private Quirks() {}

    static AnswerReader read(Script script) {
        // A new server for each script, because the client remembers properties of servers.
        try (var server = new FakeOpenAi().answers(script)) {
            return AnswerReader.read(new OpenAiModel(CLIENT).stream(ask(server.provider())));
        }
    }

    static Arguments way(String name, Object script) {
        return Arguments.of(name, script);
    }

    static Script raw(String json) {
        return Script.stream().data(json);
    }

    static Script one(String content) {
        return raw("{\"choices\":[{\"delta\":{\"content\":" + content + "}}]}");
    }

    static Script thought(String field) {
        return raw("{\"choices\":[{\"delta\":{\"" + field + "\":\"Hm.\",\"content\":\"\"}}]}");
    }

    static String data(String content) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
    }
}
