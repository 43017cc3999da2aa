package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.generation.Journal.Checkpoint;
import dev.parley.provider.FinishReason;
import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Reasoning;
import dev.parley.provider.ModelEvent.Text;
import dev.parley.provider.ModelEvent.TextWasReasoning;
import dev.parley.provider.ModelEvent.Usage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerProgressTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(60));

    private long seconds;
    private final AnswerProgress progress = new AnswerProgress(Checkpoint.empty(7), this::nanos);

    @Test
    void noEventIsAddedAfterTheEnd() {
        progress.add(new Text("Forty"));
        progress.add(new Usage(9, 1));
        var result = progress.end(EndReason.STOPPED).orElseThrow();
        assertFalse(progress.add(new Text("-two")));
        progress.add(new Reasoning("Hm."));
        progress.add(new TextWasReasoning());
        progress.add(new Usage(9, 2));
        assertEquals("Forty", progress.buffer().text());
        assertEquals("", progress.buffer().reasoning());
        assertEquals("Forty", result.text());
        assertEquals(Optional.of(new Usage(9, 1)), result.usage());
    }

    @Test
    void onlyTheFirstEndCounts() {
        assertEquals(
                EndReason.STOPPED, progress.end(EndReason.STOPPED).orElseThrow().endReason());
        assertEquals(Optional.empty(), progress.end(EndReason.SILENT));
    }

    @Test
    void theFinishReasonAndTheTokenCountsThatCameBeforeAStopAreKept() {
        progress.add(new Text("Forty-two"));
        progress.add(new Usage(9, 2));
        progress.add(new Finish(FinishReason.STOP));
        var result = progress.end(EndReason.STOPPED).orElseThrow();
        assertEquals(Optional.of("stop"), result.finishReason());
        assertEquals(Optional.of(new Usage(9, 2)), result.usage());
    }

    @Test
    void onlyTheFirstTextOrReasoningIsTheBeginning() {
        assertFalse(progress.add(new Usage(9, 0)));
        assertTrue(progress.add(new Reasoning("Hm.")));
        assertFalse(progress.add(new Text("Forty")));
    }

    @Test
    void theTimesAreMeasuredFromTheRequest() {
        seconds = 2;
        progress.add(new Reasoning("Hm."));
        seconds = 5;
        progress.add(new Text("Forty-two"));
        seconds = 9;
        var result = progress.end(EndReason.COMPLETE).orElseThrow();
        assertEquals(Optional.of(Duration.ofSeconds(5)), result.firstToken());
        assertEquals(Optional.of(Duration.ofSeconds(3)), result.thinking());
        assertEquals(Duration.ofSeconds(9), result.duration());
    }

    @Test
    void eachEventRestartsTheSilenceTimeoutButNotTheAnswerTimeout() {
        assertEquals(Optional.empty(), overdueAt(30));
        assertEquals(Optional.of(EndReason.SILENT), overdueAt(31));
        progress.add(new Text("Forty"));
        assertEquals(Optional.empty(), overdueAt(41));
        assertEquals(Optional.of(EndReason.SILENT), overdueAt(42));
        seconds = 55;
        progress.add(new Text("-two"));
        assertEquals(Optional.empty(), overdueAt(60));
        assertEquals(Optional.of(EndReason.TOO_LONG), overdueAt(61));
    }

    private Optional<EndReason> overdueAt(long atSeconds) {
        seconds = atSeconds;
        return progress.overdue(nanos(), LIMITS);
    }

    private long nanos() {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
