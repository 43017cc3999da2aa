package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.provider.ModelCatalogue.Listing;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of models for the picker, with all kinds of servers. */
@Timeout(60)
class ModelCatalogueTest {
    private static final Duration LONG = Duration.ofSeconds(FakeOpenAi.PATIENCE_SECONDS);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static final Listing FETCHING = new Listing(List.of(), Optional.empty(), true, 0);

    private final FakeOpenAi server = new FakeOpenAi();
    private final ModelClient client = TestClient.create();
    private final AtomicLong clock = new AtomicLong();
    private final ModelCatalogue catalogue = new ModelCatalogue(client, LONG, clock::get);
    private final ModelCatalogue impatient = new ModelCatalogue(client, SHORT, clock::get);

    @AfterEach
    void stop() {
        catalogue.close();
        impatient.close();
        client.close();
        server.close();
    }

    @Test
    void aListIsFetchedWithTheKeyAndThenCached() {
        server.lists("fake-1");
        assertEquals(List.of("fake-1"), ids(catalogue.models(server.provider("secret"))));
        assertEquals(List.of("fake-1"), ids(catalogue.models(server.provider("secret"))));
        var request = server.awaitRequest();
        assertEquals("GET /v1/models", request.method() + " " + request.path());
        assertEquals(Optional.of("Bearer secret"), request.header("Authorization"));
        assertEquals(0, server.requestsWaiting());
        request.awaitDisconnect();
    }

    @Test
    void eachKeyGetsItsOwnListOfModels() {
        server.lists("of-ada");
        assertEquals(List.of("of-ada"), ids(catalogue.models(server.provider("ada"))));
        server.lists("of-bob");
        assertEquals(List.of("of-bob"), ids(catalogue.models(server.provider("bob"))));
        assertEquals(List.of("of-ada"), ids(catalogue.models(server.provider("ada"))));
    }

    @Test
    void anOutdatedListIsReturnedAtOnceAndRefreshedInTheBackground() {
        server.lists("old");
        catalogue.models(server.provider());
        server.awaitRequest();
        server.lists("new");
        pass(Duration.ofMinutes(11));
        assertEquals(List.of("old"), ids(catalogue.models(server.provider())));
        server.awaitRequest().awaitDisconnect();
        awaitIds(List.of("new"));
    }

    @Test
    void aServerThatHangsDoesNotDelayThePage() {
        var loaded = new CountDownLatch(1);
        server.lists(Script.silence().pause(loaded).then(Script.status(200, "{\"data\":[{\"id\":\"late\"}]}")));
        assertEquals(FETCHING, impatient.models(server.provider()));
        loaded.countDown();
        server.awaitRequest().awaitDisconnect();
        Await.until(() -> !impatient.models(server.provider()).models().isEmpty());
        assertEquals(0, server.requestsWaiting());
    }

    @Test
    void aLaterCallDoesNotWaitAgainForASilentServer() {
        server.lists(Script.silence());
        var first = CompletableFuture.supplyAsync(() -> catalogue.models(server.provider()));
        server.awaitRequest();
        pass(LONG);
        assertEquals(FETCHING, catalogue.models(server.provider()));
        server.close();
        assertEquals(Optional.of(ErrorKind.UNREACHABLE), first.join().error().map(ModelError::kind));
    }

    @Test
    void anOldFaultIsNotReportedDuringANewFetch() {
        server.lists(Script.error(500, "No"));
        catalogue.models(server.provider());
        server.awaitRequest();
        server.lists(Script.silence());
        pass(Duration.ofSeconds(11));
        var again = CompletableFuture.supplyAsync(() -> catalogue.models(server.provider()));
        server.awaitRequest();
        pass(LONG);
        assertEquals(FETCHING, catalogue.models(server.provider()));
        server.close();
        assertEquals(Optional.of(ErrorKind.UNREACHABLE), again.join().error().map(ModelError::kind));
    }

    @Test
    void aCutListIsNotReportedAsACutAnswer() {
        server.lists(Script.stream().raw("{\"data\":[{\"id\":\"a\"},").cut());
        assertEquals(
                Optional.of(ErrorKind.UNREACHABLE),
                catalogue.models(server.provider()).error().map(ModelError::kind));
    }

    @Test
    void anErrorIsReportedUntilTheServerIsRepaired() {
        server.lists(Script.error(401, "No"));
        assertEquals(
                Listing.failed(ModelError.of(ErrorKind.KEY_REFUSED, "No")),
                catalogue.models(server.provider("secret")));
        server.lists("fake-1");
        assertEquals(
                Optional.of(ErrorKind.KEY_REFUSED),
                catalogue.models(server.provider("secret")).error().map(ModelError::kind));
        pass(Duration.ofSeconds(11));
        assertEquals(List.of("fake-1"), ids(catalogue.models(server.provider("secret"))));
    }

    @Test
    void anEmptyListIsRefreshedSoon() {
        server.lists();
        assertEquals(new Listing(List.of(), Optional.empty(), false, 0), catalogue.models(server.provider()));
        server.lists("pulled");
        pass(Duration.ofSeconds(11));
        assertEquals(List.of("pulled"), ids(catalogue.models(server.provider())));
    }

    @Test
    void aFaultKeepsTheOldList() {
        server.lists("fake-1");
        catalogue.models(server.provider());
        server.awaitRequest();
        server.lists(Script.error(500, "No"));
        pass(Duration.ofMinutes(11));
        Await.until(() -> !catalogue.models(server.provider()).error().isEmpty());
        assertEquals(
                new Listing(
                        List.of(new ModelInfo("fake-1", "fake-1", "")),
                        Optional.of(ModelError.of(ErrorKind.SERVER_ERROR, "No")),
                        false,
                        0),
                catalogue.models(server.provider()));
    }

    @Test
    void forgettingAProviderCausesANewFetch() {
        server.lists(Script.error(401, "No"));
        catalogue.models(server.provider("secret"));
        server.lists("fake-1");
        catalogue.forget(server.provider("secret"));
        assertEquals(List.of("fake-1"), ids(catalogue.models(server.provider("secret"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>Sign in</html>|NOT_UNDERSTOOD",
                "{}|NOT_UNDERSTOOD",
                "forty-two|NOT_UNDERSTOOD",
                "''|NOT_UNDERSTOOD"
            })
    void aResponseThatIsNotAListIsAnError(String body, ErrorKind kind) {
        server.lists(Script.status(200, body));
        assertEquals(
                Optional.of(kind), catalogue.models(server.provider()).error().map(ModelError::kind));
    }

    @Test
    void anEndlessListIsAFault() {
        server.lists(Script.stream().endlessLine());
        assertEquals(
                Optional.of(ErrorKind.NOT_UNDERSTOOD),
                catalogue.models(server.provider()).error().map(ModelError::kind));
        server.awaitRequest().awaitDisconnect();
    }

    @Test
    void anUnreachableServerAndAWrongAddressAreFaults() {
        server.close();
        assertEquals(
                Optional.of(ErrorKind.UNREACHABLE),
                catalogue.models(server.provider()).error().map(ModelError::kind));
        var nowhere = new Provider(URI.create("mailto:x"), Optional.empty());
        assertEquals(
                Optional.of(ErrorKind.UNREACHABLE),
                catalogue.models(nowhere).error().map(ModelError::kind));
        catalogue.close();
        assertEquals(
                Optional.of(ErrorKind.SILENT),
                catalogue.models(server.provider("other")).error().map(ModelError::kind));
    }

    @Test
    void aTruncatedListHasTheNumberOfFurtherModels() {
        server.lists(IntStream.range(0, 5_003).mapToObj(n -> "m" + n).toArray(String[]::new));
        var listing = catalogue.models(server.provider());
        assertEquals(5_000, listing.models().size());
        assertEquals(3, listing.moreCount());
    }

    private void awaitIds(List<String> ids) {
        Await.until(() -> ids(catalogue.models(server.provider())).equals(ids));
        assertTrue(catalogue.models(server.provider()).error().isEmpty());
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static List<String> ids(Listing listing) {
        return listing.models().stream().map(ModelInfo::id).toList();
    }
}
