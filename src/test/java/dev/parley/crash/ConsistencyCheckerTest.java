package dev.parley.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.crash.LogEntry.Kind;
import dev.parley.crash.StoredQuestion.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker reports each kind of loss and duplication, and nothing else. */
class ConsistencyCheckerTest {
    private static final NumberedQuestion QUESTION = new NumberedQuestion(7, 60);

    private final List<LogEntry> log = new ArrayList<>();
    private final Map<NumberedQuestion, Integer> calls = new HashMap<>(Map.of(QUESTION, 1));
    private final List<StoredQuestion> stored = new ArrayList<>();

    @Test
    void reportsNothingForAConsistentDatabase() {
        asked().then(Kind.SEEN, 20, "").then(Kind.SEEN, 60, "").then(Kind.DONE, 60, "complete");
        store("complete", 60);
        assertViolations();
    }

    @Test
    void reportsAnAcknowledgedQuestionThatIsNotStored() {
        asked();
        assertViolations("was acknowledged and is not stored");
    }

    @Test
    void allowsAnUnacknowledgedQuestionToBeStoredOrNot() {
        then(Kind.ASKING, 0, "");
        assertViolations();
        store("interrupted", 0);
        assertViolations();
    }

    @Test
    void reportsAQuestionThatIsStoredTwice() {
        then(Kind.ASKING, 0, "").then(Kind.ASKING, 0, "");
        store("complete", 60);
        store("complete", 60);
        assertViolations("is stored 2 times");
    }

    @Test
    void reportsAQuestionThatNoClientSent() {
        store("complete", 60);
        assertViolations("is stored, but no client sent it");
    }

    @Test
    void reportsAQuestionWithoutAnAnswer() {
        asked();
        stored.add(new StoredQuestion(QUESTION, List.of()));
        assertViolations("has 0 answers");
    }

    @Test
    void reportsASecondAnswer() {
        asked();
        var answer = new Answer(1, "interrupted", "");
        stored.add(new StoredQuestion(QUESTION, List.of(answer, answer)));
        assertViolations("has 2 answers");
    }

    @Test
    void reportsTwoDifferentAcknowledgements() {
        asked().then(Kind.ASKED, 0, "/chat/2");
        store("complete", 60);
        assertViolations("was said to be /chat/2 and is in chat 1");
    }

    @Test
    void reportsAQuestionWithTwoRequestsToTheModelServer() {
        asked();
        store("complete", 60);
        calls.put(QUESTION, 2);
        assertViolations("cost 2 requests");
    }

    @Test
    void allowsAStoredQuestionThatWasNeverSentToTheModelServer() {
        asked();
        store("interrupted", 0);
        calls.clear();
        assertViolations();
    }

    @Test
    void reportsAnAnswerThatIsStillMarkedAsStreaming() {
        asked();
        store("streaming", 10);
        assertViolations("has an answer that is streaming");
    }

    @Test
    void reportsAnUnexpectedFailedAnswer() {
        asked();
        store("failed", 10);
        assertViolations("has an answer that is failed");
    }

    @Test
    void reportsADuplicatedOrMissingWord() {
        for (var wrong : List.of("q7w1 q7w1 q7w2 ", "q7w1 q7w3 ", "q8w1 ")) {
            log.clear();
            stored.clear();
            asked();
            store("interrupted", wrong);
            assertViolations("has an answer that the model did not send: Answer[chat=1, status=interrupted, content="
                    + wrong + "]");
        }
    }

    @Test
    void reportsACompleteAnswerThatLacksText() {
        asked();
        store("complete", QUESTION.answer(1));
        assertViolations("has a complete answer of 5 characters, not 353");
    }

    @Test
    void reportsADoneEventThatDiffersFromTheStoredAnswer() {
        asked().then(Kind.DONE, 60, "complete");
        store("interrupted", 40);
        assertViolations("was shown complete with 60 words and is interrupted with 40");
    }

    @Test
    void reportsReceivedWordsThatTheStoredAnswerLacks() {
        asked().then(Kind.SEEN, 30, "").then(Kind.STOPPING, 0, "");
        store("stopped", 29);
        assertViolations("ended with 29 words, of which 30 were seen");
    }

    @Test
    void reportsAnAcknowledgedStopThatIsNotStored() {
        asked().then(Kind.STOPPING, 0, "").then(Kind.STOPPED, 0, "");
        store("interrupted", 20);
        assertViolations("was stopped, and then it was not");
    }

    @Test
    void allowsAStopThatIsTooLateOrInterrupted() {
        asked().then(Kind.STOPPING, 0, "").then(Kind.STOPPED, 0, "");
        store("complete", 60);
        assertViolations();
        stored.clear();
        store("interrupted", 20);
        log.remove(log.size() - 1);
        assertViolations();
        log.add(new LogEntry(2, 0, Kind.STOPPED, QUESTION, 0, ""));
        assertViolations();
    }

    @Test
    void reportsAStopThatNoClientRequested() {
        asked();
        store("stopped", 20);
        assertViolations("is stopped, but no client stopped it");
    }

    @Test
    void reportsADeletedChatThatIsStoredAgain() {
        asked().then(Kind.DELETING, 0, "").then(Kind.DELETED, 0, "");
        assertViolations();
        store("interrupted", 20);
        assertViolations("was deleted and is there again");
    }

    @Test
    void allowsAnUnacknowledgedDeletionToBeDoneOrNot() {
        asked().then(Kind.DELETING, 0, "");
        assertViolations();
        store("interrupted", 20);
        assertViolations();
    }

    @Test
    void reportsAnUnexpectedResponse() {
        asked().then(Kind.UNEXPECTED, 0, "500 to DELETE");
        store("complete", 60);
        assertViolations("500 to DELETE");
    }

    @Test
    void reportsLostTextThatWasReceivedLongBeforeTheKill() {
        asked().at(1_000, Kind.SEEN, 10).at(6_000, Kind.SEEN, 40).at(6_001, Kind.KILLED, 0);
        store("interrupted", 10);
        assertViolations();
        stored.clear();
        store("interrupted", 9);
        assertViolations("lost what was seen " + new TextLoss(QUESTION, 5_001, 31));
    }

    @Test
    void measuresALossByTheKillOfItsRound() {
        at(1_000, Kind.SEEN, 10).at(1_200, Kind.SEEN, 12).at(1_500, Kind.KILLED, 0);
        // Events in transit arrive after the kill, and there are kills in other rounds.
        at(1_600, Kind.SEEN, 13);
        log.add(new LogEntry(2, 99_000, Kind.KILLED, LogEntry.ALL, 0, ""));
        store("interrupted", 11);
        assertEquals(List.of(new TextLoss(QUESTION, 300, 2)), TextLoss.all(log, stored));
    }

    private ConsistencyCheckerTest asked() {
        return then(Kind.ASKING, 0, "").then(Kind.ASKED, 0, "/chat/1");
    }

    private ConsistencyCheckerTest then(Kind kind, int words, String detail) {
        log.add(new LogEntry(1, 0, kind, QUESTION, words, detail));
        return this;
    }

    private ConsistencyCheckerTest at(long millis, Kind kind, int words) {
        log.add(new LogEntry(1, millis, kind, kind == Kind.KILLED ? LogEntry.ALL : QUESTION, words, ""));
        return this;
    }

    private void store(String status, int words) {
        store(status, QUESTION.answer(words));
    }

    private void store(String status, String content) {
        stored.add(new StoredQuestion(QUESTION, List.of(new Answer(1, status, content))));
    }

    /** Checks that the checker reports exactly these violations. */
    private void assertViolations(String... expected) {
        var violations = new ConsistencyChecker(log, calls, stored).violations();
        var about = QUESTION.text() + " ";
        assertTrue(violations.stream().allMatch(violation -> violation.startsWith(about)), violations.toString());
        assertEquals(
                List.of(expected),
                violations.stream()
                        .map(violation -> violation.substring(about.length()))
                        .toList());
    }
}
