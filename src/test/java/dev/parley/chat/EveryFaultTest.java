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

/** Whatever a model server does, its answer ends with words that say what happened and what to do, and without the key. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryFaultTest {
    private static final FakeOpenAi ELSEWHERE = new FakeOpenAi();
    private static TroubledServer server;

    @BeforeAll
    static void start() {
        server = new TroubledServer();
    }

    @AfterAll
    static void stop() {
        server.close();
        assertEquals(0, ELSEWHERE.requestsWaiting() + ELSEWHERE.connections(), "no redirect was followed");
        ELSEWHERE.close();
    }

    static Stream<Trouble> troubles() {
        return Trouble.all(ELSEWHERE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void aFaultIsToldInWordsAndTheNextAnswerIsGood(Trouble trouble) {
        var chat = server.begins(trouble);
        server.endsAsItShould(chat, trouble);
        for (int again = 1; again < trouble.asked(); again++) {
            server.openAi().awaitRequest();
        }
        assertEquals(0, server.openAi().requestsWaiting(), "it was asked " + trouble.asked() + " times");
        server.answersWhenAskedAgain(chat);
        server.openAi().awaitRequest();
        server.leavesNoConnection();
    }

    @Test
    void aServerThatIsDownIsToldAndAnswersWhenItIsBack() {
        server.openAi().goesDown();
        var chat = server.ada().begins("How many?");
        var refused = new Trouble(
                "refused", Script.silence(), new CountDownLatch(1), 1, "", MessageStatus.FAILED, ErrorKind.UNREACHABLE);
        server.endsAsItShould(chat, refused);
        server.openAi().comesBack();
        server.answersWhenAskedAgain(chat);
        server.openAi().awaitRequest();
        server.leavesNoConnection();
    }

    @Test
    void invalidUtf8CostsAQuestionMarkAndNotTheAnswer() {
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
