package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.parley.Await;
import dev.parley.concurrent.Ticker;
import dev.parley.generation.Journal.Checkpoint;
import dev.parley.markdown.Markdown;
import dev.parley.provider.ChatRequest;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FakeModel;
import dev.parley.provider.ModelError;
import dev.parley.provider.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final FakeModel model = new FakeModel();
    private final FakeJournal journal = new FakeJournal();
    private Generations generations =
            new Generations(journal, new Markdown(), new Limits(LONG, LONG, LONG), Ticker.SYSTEM);

    @AfterEach
    void close() {
        generations.close();
    }

    @Test
    void anAnswerIsStoredWithItsStatistics() {
        model.script().thinks("Hm. ").says("Forty").says("-two").counts(9, 2).finishes();
        start(7);
        var result = journal.awaitFinished();
        assertEquals(7, result.messageId());
        assertEquals("Forty-two", result.text());
        assertEquals("Hm. ", result.reasoning());
        assertEquals(MessageStatus.COMPLETE, result.endReason().status());
        assertEquals(2, result.usage().orElseThrow().completionTokens());
        assertTrue(result.firstToken().isPresent());
    }

    @Test
    void anUnfinishedAnswerIsCheckpointed() {
        var answer = model.script().says("So far");
        start(7);
        assertEquals("So far", journal.awaitCheckpoint().text());
        answer.finishes();
    }

    @Test
    void aFailedCheckpointIsRetriedEvenWithoutNewText() {
        journal.failCheckpoints(1);
        var answer = model.script().says("So far");
        start(7);
        assertEquals("So far", journal.awaitCheckpoint().text());
        answer.finishes();
    }

    @Test
    void anAnswerThatCannotBeCheckpointedDoesNotBlockOthers() {
        journal.refuse(1);
        for (int id = 1; id <= 2; id++) {
            model.script().says("So far " + id);
            start(id);
        }
        assertEquals("So far 2", journal.awaitCheckpoint().text());
        journal.refuse(0);
    }

    @Test
    void readingDoesNotWaitForAFrame() {
        try (var clock = new FrameClock(List::of, Ticker.SYSTEM)) {
            var stream = model.script().says("Forty-two").finishes();
            var limits = new Limits(LONG, LONG, LONG);
            var result = new CompletableFuture<GenerationResult>();
            var listener = new Generation.Listener(clock::soon, (generation, ended) -> result.complete(ended));
            var generation =
                    new Generation(Checkpoint.empty(7), stream, new Markdown(), limits, Ticker.SYSTEM, listener);
            // As if a frame were being made.
            synchronized (generation.broadcast()) {
                new Thread(() -> generation.read(() -> {})).start();
                assertEquals(
                        "Forty-two",
                        result.orTimeout(20, TimeUnit.SECONDS).join().text());
            }
        }
    }

    @Test
    void noAnswerStartsWhileAnAbandonedOneIsMarked() {
        var starts = new CompletableFuture<Void>();
        assertTrue(generations.ifAbandoned(7, () -> {
            var starter = new Thread(() -> {
                model.script().finishes();
                start(7);
                starts.complete(null);
            });
            starter.start();
            Await.until(() -> starter.getState() == Thread.State.WAITING);
            assertFalse(starts.isDone());
        }));
        starts.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void aRunningAnswerIsNotAbandoned() {
        var answer = model.script();
        start(7);
        assertFalse(generations.ifAbandoned(7, () -> fail("it is being written")));
        answer.finishes();
    }

    @Test
    void aModelThatCannotBeCalledFailsTheAnswer() {
        model.meanwhile(() -> {
            throw new IllegalStateException("no model");
        });
        start(7);
        var result = journal.awaitFinished();
        assertEquals(MessageStatus.FAILED, result.endReason().status());
        assertEquals(
                Optional.of(ModelError.of(ErrorKind.INTERNAL)),
                result.endReason().error());
    }

    @Test
    void aModelThatNeverStartsEndsTheAnswer() {
        limit(new Limits(SHORT, LONG, LONG));
        var answer = model.script();
        start(7);
        answer.awaitClosed();
        assertEquals(EndReason.SILENT, journal.awaitFinished().endReason());
    }

    @Test
    void aModelThatBecomesSilentEndsTheAnswerAndItsTextIsKept() {
        limit(new Limits(LONG, SHORT, LONG));
        model.script().says("Well, ");
        start(7);
        var result = journal.awaitFinished();
        assertEquals(
                Optional.of(ModelError.of(ErrorKind.SILENT)), result.endReason().error());
        assertEquals("Well, ", result.text());
    }

    @Test
    void anAnswerThatTakesTooLongIsCutOff() {
        limit(new Limits(LONG, LONG, SHORT));
        model.script();
        start(7);
        assertEquals(EndReason.TOO_LONG, journal.awaitFinished().endReason());
    }

    @Test
    void anAnswerThatGrowsTooLongIsCutOff() {
        var answer = model.script();
        for (int i = 0; i <= 256; i++) {
            answer.says("x".repeat(1024));
        }
        start(7);
        answer.awaitClosed();
        var result = journal.awaitFinished();
        assertEquals(EndReason.TOO_LONG, result.endReason());
        assertTrue(result.text().length() >= Limits.TEXT_CHARS_MAX);
    }

    @Test
    void storingAnAnswerIsRetriedUntilItSucceeds() {
        journal.failTimes(1);
        model.script().says("Precious").finishes();
        start(7);
        assertEquals("Precious", journal.awaitFinished().text());
    }

    @Test
    void stopReturnsWhenThePartialAnswerIsStored() {
        var answer = model.script().says("Partial");
        start(7);
        assertEquals("Partial", journal.awaitCheckpoint().text());
        assertTrue(generations.stop(7));
        assertEquals(List.of(MessageStatus.STOPPED), journal.finishedStatuses());
        answer.awaitClosed();
        assertTrue(generations.stop(7));
        assertEquals(1, journal.finishedStatuses().size(), "a second stop changes nothing");
    }

    @Test
    void shuttingDownStoresEveryAnswerAsInterrupted() {
        for (int id = 1; id <= 5; id++) {
            model.script().says("Partial " + id);
            start(id);
        }
        generations.close();
        assertEquals(5, journal.finishedStatuses().size());
        assertEquals(
                List.of(MessageStatus.INTERRUPTED),
                journal.finishedStatuses().stream().distinct().toList());
    }

    @Test
    void aStoppedAnswerIsStoredEvenIfItsThreadHangs() {
        var hung = new CountDownLatch(1);
        var answer = model.script().says("Partial").hangs(hung).says(" and too late");
        start(7);
        assertEquals("Partial", journal.awaitCheckpoint().text());
        assertTrue(generations.stop(7), "it is stored");
        assertEquals("Partial", journal.awaitFinished().text());
        answer.awaitClosed();
        // The chat is free: the same answer is continued while the first thread still hangs.
        model.script().says("More").finishes();
        start(7);
        assertEquals("More", journal.awaitFinished().text());
        hung.countDown();
        generations.close();
        assertEquals(List.of(MessageStatus.STOPPED, MessageStatus.COMPLETE), journal.finishedStatuses());
    }

    @Test
    void aDeadlineEndsAnAnswerEvenIfItsThreadHangs() {
        limit(new Limits(SHORT, LONG, LONG));
        var hung = new CountDownLatch(1);
        model.script().hangs(hung);
        start(7);
        assertEquals(EndReason.SILENT, journal.awaitFinished().endReason());
        hung.countDown();
    }

    @Test
    void shuttingDownDoesNotWaitForAThreadThatHangs() {
        var hung = new CountDownLatch(1);
        model.script().says("Partial").hangs(hung);
        start(7);
        assertEquals("Partial", journal.awaitCheckpoint().text());
        generations.close();
        var result = journal.awaitFinished();
        assertEquals(EndReason.INTERRUPTED, result.endReason());
        assertEquals("Partial", result.text());
        hung.countDown();
    }

    @Test
    void aThreadThatHangsCountsAgainstTheLimitUntilItReturns() {
        limit(new Limits(LONG, LONG, LONG, 1));
        var hung = new CountDownLatch(1);
        model.script().hangs(hung);
        start(1);
        assertTrue(generations.stop(1), "it is stored");
        assertThrows(BusyException.class, () -> start(2));
        hung.countDown();
        Await.until(this::hasRoom);
    }

    private boolean hasRoom() {
        try (var permit = generations.permit()) {
            return true;
        } catch (BusyException e) {
            return false;
        }
    }

    @Test
    void answersThatEndTogetherAreStoredEvenIfOneCannotBe() {
        journal.refuse(2);
        for (int id = 1; id <= 3; id++) {
            model.script().says("Answer " + id).finishes();
        }
        for (int id = 1; id <= 3; id++) {
            start(id);
        }
        var one = journal.awaitFinished().messageId();
        var other = journal.awaitFinished().messageId();
        assertEquals(4, one + other, "the first and the third");
        journal.refuse(0);
        assertEquals(2, journal.awaitFinished().messageId());
    }

    @Test
    void anAnswerAboveTheLimitIsRefusedUntilAnotherEnds() {
        limit(new Limits(LONG, LONG, LONG, 2));
        var first = model.script();
        model.script();
        start(1);
        start(2);
        assertThrows(BusyException.class, () -> start(3));
        first.finishes();
        journal.awaitFinished();
        assertTrue(generations.stop(1), "it has ended, and is stored");
        model.script();
        start(3);
    }

    @Test
    void anUnusedPermitIsReleased() {
        for (int i = 0; i <= new Limits(LONG, LONG, LONG).answersAtOnce(); i++) {
            generations.permit().close();
        }
        model.script().finishes();
        start(7);
        assertEquals(7, journal.awaitFinished().messageId());
    }

    private void limit(Limits limits) {
        generations.close();
        generations = new Generations(journal, new Markdown(), limits, Ticker.SYSTEM);
    }

    private void start(long messageId) {
        var provider = new Provider(URI.create("http://127.0.0.1:9/v1"), Optional.empty());
        try (var permit = generations.permit()) {
            permit.start(
                    Checkpoint.empty(messageId), model, new ChatRequest(provider, "fake", List.of(), Locale.ENGLISH));
        }
    }
}
