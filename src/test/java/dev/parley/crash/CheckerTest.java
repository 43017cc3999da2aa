package dev.parley.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.crash.Entry.Kind;
import dev.parley.crash.Stored.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of loss and of doubling is found where there is one, and none where there is none. */
class CheckerTest {
    private static final Question QUESTION = new Question(7, 60);

    private final List<Entry> log = new ArrayList<>();
    private final Map<Question, Integer> calls = new HashMap<>(Map.of(QUESTION, 1));
    private final List<Stored> stored = new ArrayList<>();

    @Test
    void findsNothingWhereNothingIsWrong() {
        asked().then(Kind.SEEN, 20, "").then(Kind.SEEN, 60, "").then(Kind.DONE, 60, "complete");
        isStored("complete", 60);
        finds();
    }

    @Test
    void findsAnAcknowledgedQuestionThatIsGone() {
        asked();
        finds("was acknowledged and is not stored");
    }

    @Test
    void aQuestionWithoutAnAcknowledgementMayBeThereOrNot() {
        then(Kind.ASKING, 0, "");
        finds();
        isStored("interrupted", 0);
        finds();
    }

    @Test
    void findsAQuestionThatIsStoredTwice() {
        then(Kind.ASKING, 0, "").then(Kind.ASKING, 0, "");
        isStored("complete", 60);
        isStored("complete", 60);
        finds("is stored 2 times");
    }

    @Test
    void findsAQuestionThatNobodyAsked() {
        isStored("complete", 60);
        finds("is stored, and nobody asked it");
    }

    @Test
    void findsAQuestionWithoutItsAnswer() {
        asked();
        stored.add(new Stored(QUESTION, List.of()));
        finds("has 0 answers");
    }

    @Test
    void findsASecondAnswer() {
        asked();
        var answer = new Answer(1, "interrupted", "");
        stored.add(new Stored(QUESTION, List.of(answer, answer)));
        finds("has 2 answers");
    }

    @Test
    void findsTwoDifferentAcknowledgements() {
        asked().then(Kind.ASKED, 0, "/chat/2");
        isStored("complete", 60);
        finds("was said to be /chat/2 and is in chat 1");
    }

    @Test
    void findsAQuestionThatWasPaidForTwice() {
        asked();
        isStored("complete", 60);
        calls.put(QUESTION, 2);
        finds("cost 2 requests");
    }

    @Test
    void aQuestionThatWasStoredAndNeverSentUpstreamIsNoLoss() {
        asked();
        isStored("interrupted", 0);
        calls.clear();
        finds();
    }

    @Test
    void findsAnAnswerThatStillClaimsToBeWritten() {
        asked();
        isStored("streaming", 10);
        finds("has an answer that is streaming");
    }

    @Test
    void findsAFailureThatNobodyCaused() {
        asked();
        isStored("failed", 10);
        finds("has an answer that is failed");
    }

    @Test
    void findsAWordThatIsDoubledOrMissing() {
        for (var wrong : List.of("q7w1 q7w1 q7w2 ", "q7w1 q7w3 ", "q8w1 ")) {
            log.clear();
            stored.clear();
            asked();
            isStored("interrupted", wrong);
            finds("has an answer that nobody gave: Answer[chat=1, status=interrupted, content=" + wrong + "]");
        }
    }

    @Test
    void findsACompleteAnswerThatIsNot() {
        asked();
        isStored("complete", QUESTION.answer(1));
        finds("has a complete answer of 5 characters, not 353");
    }

    @Test
    void findsADoneThatIsNotWhatIsStored() {
        asked().then(Kind.DONE, 60, "complete");
        isStored("interrupted", 40);
        finds("was shown complete with 60 words and is interrupted with 40");
    }

    @Test
    void findsSeenWordsThatTheEndLacks() {
        asked().then(Kind.SEEN, 30, "").then(Kind.STOPPING, 0, "");
        isStored("stopped", 29);
        finds("ended with 29 words, of which 30 were seen");
    }

    @Test
    void findsAnAcknowledgedStopThatIsForgotten() {
        asked().then(Kind.STOPPING, 0, "").then(Kind.STOPPED, 0, "");
        isStored("interrupted", 20);
        finds("was stopped, and then it was not");
    }

    @Test
    void aStopMayComeTooLateOrBeCutOff() {
        asked().then(Kind.STOPPING, 0, "").then(Kind.STOPPED, 0, "");
        isStored("complete", 60);
        finds();
        stored.clear();
        isStored("interrupted", 20);
        log.remove(log.size() - 1);
        finds();
        log.add(new Entry(2, 0, Kind.STOPPED, QUESTION, 0, ""));
        finds();
    }

    @Test
    void findsAStopThatNobodyAskedFor() {
        asked();
        isStored("stopped", 20);
        finds("is stopped, and nobody stopped it");
    }

    @Test
    void findsADeletedChatThatIsBack() {
        asked().then(Kind.DELETING, 0, "").then(Kind.DELETED, 0, "");
        finds();
        isStored("interrupted", 20);
        finds("was deleted and is there again");
    }

    @Test
    void aDeletionThatWasCutOffMayHaveHappenedOrNot() {
        asked().then(Kind.DELETING, 0, "");
        finds();
        isStored("interrupted", 20);
        finds();
    }

    @Test
    void findsAnOddResponse() {
        asked().then(Kind.ODD, 0, "500 to DELETE");
        isStored("complete", 60);
        finds("500 to DELETE");
    }

    @Test
    void findsTextThatWasSeenLongBeforeTheKill() {
        asked().at(1_000, Kind.SEEN, 10).at(6_000, Kind.SEEN, 40).at(6_001, Kind.KILLED, 0);
        isStored("interrupted", 10);
        finds();
        stored.clear();
        isStored("interrupted", 9);
        finds("lost what was seen " + new Loss(QUESTION, 5_001, 31));
    }

    @Test
    void aLossIsMeasuredByTheKillOfItsOwnRound() {
        at(1_000, Kind.SEEN, 10).at(1_200, Kind.SEEN, 12).at(1_500, Kind.KILLED, 0);
        // What was on its way arrives after the kill; and there are other kills.
        at(1_600, Kind.SEEN, 13);
        log.add(new Entry(2, 99_000, Kind.KILLED, Entry.ALL, 0, ""));
        isStored("interrupted", 11);
        assertEquals(List.of(new Loss(QUESTION, 300, 2)), Loss.all(log, stored));
    }

    private CheckerTest asked() {
        return then(Kind.ASKING, 0, "").then(Kind.ASKED, 0, "/chat/1");
    }

    private CheckerTest then(Kind kind, int words, String detail) {
        log.add(new Entry(1, 0, kind, QUESTION, words, detail));
        return this;
    }

    private CheckerTest at(long millis, Kind kind, int words) {
        log.add(new Entry(1, millis, kind, kind == Kind.KILLED ? Entry.ALL : QUESTION, words, ""));
        return this;
    }

    private void isStored(String status, int words) {
        isStored(status, QUESTION.answer(words));
    }

    private void isStored(String status, String content) {
        stored.add(new Stored(QUESTION, List.of(new Answer(1, status, content))));
    }

    /** All that is wrong with the question, and nothing else. */
    private void finds(String... expected) {
        var violations = new Checker(log, calls, stored).violations();
        var about = QUESTION.text() + " ";
        assertTrue(violations.stream().allMatch(violation -> violation.startsWith(about)), violations.toString());
        assertEquals(
                List.of(expected),
                violations.stream()
                        .map(violation -> violation.substring(about.length()))
                        .toList());
    }
}
