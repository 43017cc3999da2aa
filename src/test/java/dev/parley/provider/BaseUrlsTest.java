package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A base URL without a version is corrected if the server answers below {@code /v1}. */
class BaseUrlsTest {
    private static final String KEY = "k3y-of-ada";

    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final OpenAiModel model = new OpenAiModel(client);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    static Stream<Script> nothingHere() {
        return Stream.of(
                Script.error(404, "Not Found"),
                Script.status(404, "404 page not found"),
                Script.status(405, "<html>405</html>"),
                Script.status(200, "<!doctype html><title>A web application</title>"));
    }

    @ParameterizedTest
    @MethodSource("nothingHere")
    void aBaseUrlWithoutVersionIsCorrectedAndRemembered(Script nothing) {
        server.answersOutside(nothing);
        assertEquals("Hello there", read("").text());
        assertEquals("Hello there", read("").text());
        assertEquals("/chat/completions", server.awaitRequest().path());
        assertEquals("/v1/chat/completions", server.awaitRequest().path());
        assertEquals("/v1/chat/completions", server.awaitRequest().path());
        assertEquals(0, server.requestsWaiting());
        assertEquals(0, client.connectionsLeased());
    }

    @ParameterizedTest
    @MethodSource("nothingHere")
    void aBaseUrlWithoutVersionIsCorrectedForTheListOfModels(Script nothing) {
        server.answersOutside(nothing);
        try (var catalogue = new ModelCatalogue(client)) {
            var listing = catalogue.models(provider(""));
            assertEquals(List.of(new ModelInfo("fake-1", "fake-1", "")), listing.models());
        }
    }

    @Test
    void withNothingBelowV1EitherTheFirstMessageOfTheServerIsReported() {
        server.always(Script.error(404, "Nothing at all")).answersOutside(Script.error(404, "No such path"));
        var failure = read("").failure().orElseThrow();
        assertEquals(ErrorKind.ADDRESS_UNKNOWN, failure.error().kind());
        assertEquals("No such path", failure.error().detail());
        assertEquals(0, client.connectionsLeased());
    }

    @Test
    void anUnknownModelIsReportedForAServerThatNeedsNoVersion() {
        server.always(Script.error(404, "Not Found")).answersOutside(Script.error(404, "No such model: fake-1"));
        assertEquals(Optional.of(ErrorKind.MODEL_UNKNOWN), read("").errorKind());
    }

    @Test
    void aUrlWithAVersionIsNotChanged() {
        server.answersOutside(Script.error(404, "Not Found"));
        assertEquals(
                Optional.of(ErrorKind.ADDRESS_UNKNOWN), read("/v1beta/openai").errorKind());
        assertEquals(1, server.requestsWaiting());
    }

    @Test
    void aMissingListOfModelsIsReported() {
        server.lists(Script.error(404, "Not Found"));
        try (var catalogue = new ModelCatalogue(client)) {
            assertEquals(
                    Optional.of(ErrorKind.NO_MODEL_LIST),
                    catalogue.models(server.provider()).error().map(ModelError::kind));
        }
    }

    private Provider provider(String path) {
        return new Provider(server.baseUrl().resolve(path.isEmpty() ? "/" : path), Optional.of(KEY));
    }

    private AnswerReader read(String path) {
        return AnswerReader.read(model.stream(ask(provider(path))));
    }
}
