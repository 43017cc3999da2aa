package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.generation.MessageStatus;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure of a model server ends the answer with a message that says what to do and does not contain the key. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelServerFailuresTest {
    private static final FakeOpenAi ELSEWHERE = new FakeOpenAi();
    private static FailingServer server;

    @BeforeAll
    static void start() {
        server = new FailingServer();
    }

    @AfterAll
    static void stop() {
        server.close();
        assertEquals(0, ELSEWHERE.requestsWaiting() + ELSEWHERE.connections(), "no redirect was followed");
        ELSEWHERE.close();
    }

    static Stream<ServerFailure> failures() {
        return ServerFailure.all(ELSEWHERE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aServerFailureShowsAMessageAndTheNextAnswerSucceeds(ServerFailure failure) {
        var chat = server.begins(failure);
        server.endsAsExpected(chat, failure);
        for (int again = 1; again < failure.asked(); again++) {
            server.openAi().awaitRequest();
        }
        assertEquals(0, server.openAi().requestsWaiting(), "it was asked " + failure.asked() + " times");
        server.answersWhenAskedAgain(chat);
        server.openAi().awaitRequest();
        server.leavesNoConnection();
    }

    @Test
    void anUnreachableServerShowsAMessageAndAnswersWhenItIsBack() {
        server.openAi().goesDown();
        var chat = server.ada().begins("How many?");
        var refused = new ServerFailure(
                "refused", Script.silence(), new CountDownLatch(1), 1, "", MessageStatus.FAILED, ErrorKind.UNREACHABLE);
        server.endsAsExpected(chat, refused);
        server.openAi().comesBack();
        server.answersWhenAskedAgain(chat);
        server.openAi().awaitRequest();
        server.leavesNoConnection();
    }

    @Test
    void invalidUtf8IsReplacedAndDoesNotFailTheAnswer() {
        server.openAi()
                .answers(Script.stream()
                        .delta("Forty")
                        .raw("data: {\"choices\":[{\"delta\":{\"content\":\"")
                        .bytes(new byte[] {(byte) 0xC3})
                        .raw("two\"}}]}\n\n")
                        .finish("stop")
                        .done());
        var chat = server.ada().begins("How many?");
        try (var page = server.ada().watches(chat)) {
            var done = page.done();
            assertTrue(done.contains("data-status=\"complete\"") && done.contains("Forty&#xfffd;two"), done);
            assertFalse(done.contains("class=\"problem"), done);
        }
        server.openAi().awaitRequest();
        server.leavesNoConnection();
    }
}
