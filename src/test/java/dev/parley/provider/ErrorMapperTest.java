package dev.parley.provider;

import static dev.parley.provider.OpenAiModelTest.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kinds of error and the messages for model servers that refuse or fail. */
class ErrorMapperTest {
    private static final String KEY = "k3y-of-ada";

    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final OpenAiModel model = new OpenAiModel(client);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, REQUEST_REFUSED",
        "401, KEY_REFUSED",
        "403, FORBIDDEN",
        "404, ADDRESS_UNKNOWN",
        "405, ADDRESS_UNKNOWN",
        "413, CONTEXT_EXCEEDED",
        "422, REQUEST_REFUSED",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR"
    })
    void everyStatusHasItsKindOfErrorAndTheServersMessage(int status, ErrorKind kind) {
        server.always(Script.error(status, "It will not do."));
        var error = fail();
        assertEquals(kind, error.kind());
        assertEquals("It will not do.", error.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"The model `gpt-9` does not exist or you do not have access to it.\"}}",
                "{\"error\":{\"message\":\"Not here\",\"code\":\"model_not_found\"}}",
                "{\"error\":{\"message\":\"No endpoints found for fake-1.\"}}",
                "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"The API deployment does not exist.\"}}",
                "{\"detail\":\"Model not found\"}"
            })
    void aMissingModelIsRecognizedByTheServersMessage(String body) {
        server.always(Script.status(404, body));
        assertEquals(ErrorKind.MODEL_UNKNOWN, fail().kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 page not found",
                "{\"detail\":\"Not Found\"}",
                "{\"error\":{\"message\":\"Invalid URL (POST /models/chat/completions)\"}}",
                "{\"error\":{\"code\":404,\"message\":\"File Not Found\",\"type\":\"not_found_error\"}}",
                "<html><title>Our models</title></html>",
                ""
            })
    void aMissingAddressIsNotReportedAsAMissingModel(String body) {
        server.always(Script.status(404, body));
        assertEquals(ErrorKind.ADDRESS_UNKNOWN, fail().kind());
    }

    @Test
    void aWrongAddressWithStatus200IsRecognizedByTheServersMessage() {
        server.always(Script.status(200, "{\"error\":\"Unexpected endpoint or method. (POST /chat/completions)\"}"));
        assertEquals(ErrorKind.ADDRESS_UNKNOWN, fail().kind());
    }

    @Test
    void aMissingKeyIsDistinguishedFromARefusedKey() {
        server.always(Script.error(401, "Who are you?"));
        assertEquals(
                Optional.of(ErrorKind.KEY_MISSING),
                AnswerReader.read(model.stream(ask(server.provider()))).errorKind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"No.\"}}",
                "{\"error\":\"No.\"}",
                "{\"object\":\"error\",\"message\":\"No.\"}",
                "{\"detail\":\"No.\"}",
                "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"No.\"}]}",
                "[{\"error\":{\"code\":500,\"message\":\"No.\"}}]",
                "No."
            })
    void theErrorMessageIsFoundInEveryField(String body) {
        server.always(Script.status(500, body));
        assertEquals("No.", fail().detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 page not found", "null pointer", "true story", "\"quoted\" words", "{broken"})
    void aPlainTextErrorIsShownUnchanged(String body) {
        server.always(Script.status(500, body));
        assertEquals(body, fail().detail());
    }

    @Test
    void anHtmlPageIsNotShownAsTheErrorMessage() {
        server.always(Script.status(502, "<html><h1>Bad gateway</h1></html>"));
        assertEquals("", fail().detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "Bearer " + KEY,
                "bearer abcdef",
                "sk-proj-abcdefgh",
                "sk-ab***********yz",
                "gsk_abcdefgh1234"
            })
    void noKeyIsShownInAnErrorMessage(String secret) {
        server.always(Script.error(401, "Incorrect key: " + secret + "."));
        var detail = fail().detail();
        assertFalse(detail.contains(secret), detail);
        assertTrue(detail.contains("Incorrect key: "), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Missing bearer token in the header",
                "Use Bearer authentication",
                "Install hf-transfer or sk-learn first",
                "column pk_id is unknown",
                "model llama is not found by ollama",
                "EMPTY is don’t have access: the list is EMPTY"
            })
    void ordinaryWordsAreNotMaskedAsKeys(String words) {
        for (var key : new String[] {"EMPTY", "ollama", "x", KEY}) {
            server.always(Script.error(400, words));
            assertEquals(
                    words,
                    read(server.provider(key)).failure().orElseThrow().error().detail());
        }
    }

    @Test
    void aShortKeyThatLooksLikeAKeyIsNotShown() {
        server.always(Script.error(401, "Incorrect key: sk-1234."));
        var detail =
                read(server.provider("sk-1234")).failure().orElseThrow().error().detail();
        assertFalse(detail.contains("1234"), detail);
    }

    @Test
    void theErrorMessageIsOneShortLineWithoutControlCharacters() {
        server.always(Script.error(500, "One\r\ntwo\u001B[31m\u202E three " + "x".repeat(5_000)));
        var detail = fail().detail();
        assertTrue(detail.startsWith("One two [31m three xxx"), detail);
        assertEquals(300, detail.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowedBecauseTheKeyWouldBeSentAlong(int status) {
        try (var elsewhere = new FakeOpenAi()) {
            server.always(Script.status(status, "", "Location", elsewhere.baseUrl() + "/chat/completions"));
            assertEquals(ErrorKind.REDIRECTED, fail().kind());
            assertEquals(0, elsewhere.requestsWaiting());
        }
    }

    @Test
    void retryAfterIsReadInSecondsOrAsADate() {
        server.answers(Script.status(429, "{}", "Retry-After", "20"));
        assertEquals(Optional.of(Duration.ofSeconds(20)), fail().retryAfter());
        server.answers(Script.status(503, "{}", "Retry-After", "Mon, 21 Oct 2999 07:28:00 GMT"));
        assertEquals(Optional.of(Duration.ofDays(1)), fail().retryAfter());
        server.answers(Script.status(429, "{}", "Retry-After", "soon"));
        assertEquals(Optional.empty(), fail().retryAfter());
    }

    @Test
    void anErrorWhoseBodyNeverArrivesIsReportedByItsStatus() {
        server.always(Script.hangingError(503));
        assertEquals(ErrorKind.SERVER_ERROR, fail().kind());
        server.awaitRequest().awaitDisconnect();
    }

    @Test
    void aRefusedRequestIsNotRepeated() {
        server.always(Script.status(429, "{}", "Retry-After", "0"));
        fail();
        assertEquals(1, server.requestsWaiting());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void aRefusalOfTokenCountsIsRetriedWithoutThemAndRemembered(int status) {
        server.answers(Script.error(status, "Unknown field"), Script.answer("Hi"), Script.answer("Hi again"));
        assertEquals(
                "Hi", AnswerReader.read(model.stream(ask(server.provider()))).text());
        assertEquals(
                "Hi again",
                AnswerReader.read(model.stream(ask(server.provider()))).text());
        assertTrue(server.awaitRequest().json().has("stream_options"));
        assertFalse(server.awaitRequest().json().has("stream_options"));
        assertFalse(server.awaitRequest().json().has("stream_options"));
        assertEquals(0, server.requestsWaiting());
    }

    @Test
    void aRefusalOfTokenCountsDoesNotAffectOtherServers() {
        server.answers(Script.error(400, "Unknown field"));
        AnswerReader.read(model.stream(ask(server.provider())));
        try (var other = new FakeOpenAi()) {
            AnswerReader.read(model.stream(ask(other.provider())));
            assertTrue(other.awaitRequest().json().has("stream_options"));
        }
    }

    @Test
    void aRefusalOfTokenCountsByOneModelIsRetriedWithoutThem() {
        server.answers(Script.answer("Hi"), Script.error(400, "stream_options: not with this model"));
        AnswerReader.read(model.stream(ask(server.provider())));
        assertEquals(
                "Hello there",
                AnswerReader.read(model.stream(ask(server.provider()))).text());
        assertEquals(3, server.requestsWaiting());
    }

    @Test
    void aRequestRefusedWithAndWithoutTokenCountsIsReportedAndNotRemembered() {
        server.answers(Script.error(400, "No such model"), Script.error(400, "No such model"));
        assertEquals("No such model", fail().detail());
        server.awaitRequest();
        server.awaitRequest();
        AnswerReader.read(model.stream(ask(server.provider())));
        assertTrue(server.awaitRequest().json().has("stream_options"));
    }

    @Test
    void aServerThatHasSentTokenCountsBeforeGetsNoSecondRequest() {
        server.answers(Script.answer("Hi"), Script.error(400, "Too long"));
        AnswerReader.read(model.stream(ask(server.provider())));
        assertEquals("Too long", fail().detail());
        assertEquals(2, server.requestsWaiting());
    }

    @Test
    void aResetOrAClosedPortOrAnUnknownNameIsUnreachable() {
        server.answers(Script.refusal());
        assertEquals(ErrorKind.UNREACHABLE, fail().kind());
        server.close();
        assertEquals(ErrorKind.UNREACHABLE, fail().kind());
        for (var url :
                new String[] {"http://no-such-host.invalid/v1", "ftp://127.0.0.1/v1", "http:///v1", "mailto:x"}) {
            var nowhere = new Provider(URI.create(url), Optional.empty());
            assertEquals(
                    Optional.of(ErrorKind.UNREACHABLE),
                    AnswerReader.read(model.stream(ask(nowhere))).errorKind(),
                    url);
        }
    }

    @Test
    void aServerThatSendsNothingForTooLongIsSilent() {
        try (var impatient = TestClient.create(Duration.ofMillis(500))) {
            var impatientModel = new OpenAiModel(impatient);
            server.answers(Script.silence(), Script.stream(), Script.stream().delta("Forty"));
            for (var said : new String[] {"", "", "Forty"}) {
                var answer = AnswerReader.read(impatientModel.stream(ask(server.provider())));
                assertEquals(Optional.of(ErrorKind.SILENT), answer.errorKind());
                assertEquals(said, answer.text());
            }
        }
    }

    private ModelError fail() {
        return read(server.provider(KEY)).failure().orElseThrow().error();
    }

    private AnswerReader read(Provider provider) {
        return AnswerReader.read(model.stream(ask(provider)));
    }
}
