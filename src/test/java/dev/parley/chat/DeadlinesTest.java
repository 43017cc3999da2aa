package dev.parley.chat;

import dev.parley.generation.MessageStatus;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An answer ends at its deadline when the model server is silent or never finishes, even if it sends keep-alives. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class DeadlinesTest {
    @Test
    void anAnswerEndsAtTheDeadlineBeforeTheFirstDelta() {
        allEndAtTheirDeadline(
                "PARLEY_FIRST_DELTA_TIMEOUT",
                List.of(
                        silent("no headers", Script.silence()),
                        silent("headers only", Script.stream()),
                        silent("comments", Script.stream().endlessComments()),
                        silent(
                                "empty deltas",
                                Script.stream().endlessly(Script.silence().delta(""))),
                        silent("half an event", Script.stream().raw("data: {\"choi"))));
    }

    @Test
    void anAnswerEndsAtTheDeadlineAfterADelta() {
        allEndAtTheirDeadline(
                "PARLEY_SILENCE_TIMEOUT",
                List.of(
                        ServerFailure.begun("nothing", script -> script, ErrorKind.SILENT),
                        ServerFailure.begun("comments", Script::endlessComments, ErrorKind.SILENT),
                        ServerFailure.begun(
                                "empty deltas",
                                script -> script.endlessly(Script.silence().delta("")),
                                ErrorKind.SILENT),
                        ServerFailure.begun("half an event", script -> script.raw("data: {\"choi"), ErrorKind.SILENT)));
    }

    @Test
    void anAnswerEndsAtTheDeadlineForTheWholeAnswer() {
        allEndAtTheirDeadline(
                "PARLEY_ANSWER_TIMEOUT",
                List.of(ServerFailure.begun(
                        "a word now and then",
                        script -> script.endlessly(Script.silence().delta(" and")),
                        ErrorKind.TOO_LONG)));
    }

    /** Runs all failures concurrently, because each takes several seconds. */
    private static void allEndAtTheirDeadline(String setting, List<ServerFailure> failures) {
        // Long enough that the first delta arrives in time on a busy machine.
        try (var server = new FailingServer(setting, setting.contains("ANSWER") ? "PT4S" : "PT2S")) {
            // The first answer loads classes, which may take as long.
            server.ada().watches(server.ada().begins("Are you there?")).done();
            server.openAi().awaitRequest();
            var chats = new ArrayList<Long>();
            for (var failure : failures) {
                chats.add(server.begins(failure));
            }
            for (int i = 0; i < chats.size(); i++) {
                server.endsAsExpected(chats.get(i), failures.get(i));
            }
            server.leavesNoConnection();
            server.answersWhenAskedAgain(chats.get(0));
            server.leavesNoConnection();
        }
    }

    private static ServerFailure silent(String name, Script script) {
        return new ServerFailure(name, script, new CountDownLatch(1), 1, "", MessageStatus.FAILED, ErrorKind.SILENT);
    }
}
