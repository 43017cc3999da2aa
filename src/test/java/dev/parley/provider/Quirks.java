package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;

import org.junit.jupiter.params.provider.Arguments;

/** Pieces that tests of the many dialects have in common. */
final class Quirks {
    /** As long as there are tests. */
    private static final ModelClient CLIENT = new ModelClient();

    private Quirks() {}

    static Answers read(Script script) {
        // A server for each: what is remembered of one must not decide on another.
        try (var server = new FakeOpenAi().answers(script)) {
            return Answers.read(new OpenAiModel(CLIENT).stream(ask(server.provider())));
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
