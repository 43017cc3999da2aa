package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.generation.MessageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which end of a conversation is sent when it has to fit into a number of tokens. */
class HistoryFitterTest {
    private static final String MODEL = "fake";
    /** 100 tokens with the marks around them. */
    private static final String TEXT = "abc".repeat(94);

    @ParameterizedTest
    @CsvSource({"1900, 0", "1899, 6", "1200, 10", "400, 16", "100, 18", "1, 18"})
    void turnsAreLeftOutAsAWhole(int tokensMax, int start) {
        // Nine turns and the last question: 1,900 tokens. When not all fit, three quarters are filled.
        assertEquals(start, fitter(turns(9), true, Optional.empty()).start(tokensMax));
    }

    @Test
    void theSystemPromptIsCounted() {
        var fitter = new HistoryFitter(turns(9), MODEL, 500, Optional.empty());
        assertEquals(0, fitter.start(2_400));
        assertTrue(fitter.start(2_399) > 0);
    }

    @Test
    void theStartOfTheLastAnswerIsKeptWhileItFits() {
        var end = turns(9);
        end.set(15, answer(15, MessageStatus.COMPLETE, TEXT, Optional.of(1_200L), Optional.of(4L)));
        var fitter = fitter(end, true, Optional.of(1 / 1.1));
        assertEquals(4, fitter.start(1_500));
        assertEquals(0, fitter.start(1_900), "all fit now, for example with a larger model");
        assertTrue(fitter.start(1_499) > 4);
    }

    @Test
    void theEstimateIsCorrectedByTheTokensThatTheServerHasCounted() {
        var end = turns(9);
        // Estimated as 1,500 up to its question.
        end.set(15, answer(15, MessageStatus.COMPLETE, TEXT, Optional.of(3_000L), Optional.empty()));
        assertEquals(
                Math.round(1_900 * 2 * 1.1), fitter(end, true, Optional.empty()).tokens(0));
        assertEquals(1_900, fitter(end, false, Optional.empty()).tokens(0), "it is unknown what was counted");
        end.set(15, answer(15, MessageStatus.COMPLETE, TEXT, Optional.of(3L), Optional.empty()));
        assertEquals(950, fitter(end, true, Optional.empty()).tokens(0), "not below one half");
        assertEquals(
                Math.round(1_900 * 3 * 1.1), fitter(end, true, Optional.of(3.0)).tokens(0), "a refusal knows better");
    }

    @Test
    void failedAndEmptyAnswersHaveNoTokens() {
        var end = turns(1);
        end.set(1, answer(1, MessageStatus.FAILED, TEXT, Optional.empty(), Optional.empty()));
        assertEquals(200, fitter(end, true, Optional.empty()).tokens(0));
        end.set(1, answer(1, MessageStatus.STOPPED, " \n", Optional.empty(), Optional.empty()));
        assertEquals(200, fitter(end, true, Optional.empty()).tokens(0));
    }

    @Test
    void anEndThatIsNotWholeNeverBeginsWithAnAnswer() {
        var end = turns(9).subList(1, 19);
        assertEquals(1, fitter(end, false, Optional.empty()).start(Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"word, 2", "Straße, 3", "为什么, 4", "😀, 3", "'', 0"})
    void scriptsWithMoreTokensForACharacterCostMore(String text, int tokens) {
        assertEquals(tokens, TokenEstimate.of(text));
    }

    private static HistoryFitter fitter(List<Message> end, boolean isWhole, Optional<Double> correction) {
        var messages = new ArrayList<>(end);
        if (!isWhole) {
            messages.set(0, message(end.get(0), Optional.of(1_000L)));
        }
        return new HistoryFitter(messages, MODEL, 0, correction);
    }

    /** Turns with the ids 0, 1 and so on, and one more question. */
    private static List<Message> turns(int count) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i <= 2 * count; i++) {
            messages.add(
                    i % 2 == 0
                            ? question(i)
                            : answer(i, MessageStatus.COMPLETE, TEXT, Optional.empty(), Optional.empty()));
        }
        return messages;
    }

    private static Message question(long id) {
        return message(id, Role.USER, MessageStatus.COMPLETE, TEXT, Optional.empty(), Optional.empty());
    }

    private static Message answer(
            long id, MessageStatus status, String text, Optional<Long> promptTokens, Optional<Long> historyFrom) {
        return message(id, Role.ASSISTANT, status, text, promptTokens, historyFrom);
    }

    private static Message message(
            long id,
            Role role,
            MessageStatus status,
            String text,
            Optional<Long> promptTokens,
            Optional<Long> historyFrom) {
        var stats = new AnswerStats(
                Optional.empty(),
                promptTokens,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                historyFrom,
                historyFrom,
                0);
        var parentId = id == 0 ? Optional.<Long>empty() : Optional.of(id - 1);
        return new Message(
                id,
                1,
                parentId,
                role,
                status,
                text,
                "",
                MODEL,
                Optional.empty(),
                Optional.empty(),
                stats,
                0,
                Instant.EPOCH);
    }

    private static Message message(Message same, Optional<Long> parentId) {
        return new Message(
                same.id(),
                same.chatId(),
                parentId,
                same.role(),
                same.status(),
                same.content(),
                same.reasoning(),
                same.model(),
                same.column(),
                same.error(),
                same.stats(),
                same.attachmentTokens(),
                same.createdAt());
    }
}
