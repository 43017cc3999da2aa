package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.generation.MessageStatus;
import dev.parley.provider.ChatMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Roles alternate in the request, because some servers refuse two successive messages of one role. */
class HistoryTest {
    private static final AnswerStats NO_FACTS = new AnswerStats(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);

    @Test
    void questionsAndAnswersAreSentUnchanged() {
        assertEquals(
                List.of(turn("system", "Be kind."), turn("user", "One?"), turn("assistant", "1"), turn("user", "Two?")),
                History.of(
                        History.beginning(Optional.of("Be kind.")),
                        List.of(question("One?"), answer(MessageStatus.COMPLETE, "1"), question("Two?")),
                        message -> SentFiles.NONE));
    }

    @Test
    void questionsWithoutAnAnswerBetweenThemAreJoined() {
        var branch = List.of(
                question("One?"),
                answer(MessageStatus.FAILED, "Wrong"),
                question("Two?"),
                answer(MessageStatus.STOPPED, ""),
                question("Three?"),
                answer(MessageStatus.COMPLETE, " \n"),
                question("Four?"),
                answer(MessageStatus.INTERRUPTED, "So far"),
                question("Five?"));
        assertEquals(
                List.of(
                        turn("user", "One?\n\nTwo?\n\nThree?\n\nFour?"),
                        turn("assistant", "So far"),
                        turn("user", "Five?")),
                History.of(History.beginning(Optional.empty()), branch, message -> SentFiles.NONE));
    }

    @Test
    void anEmptySystemPromptIsNotSent() {
        assertEquals(
                List.of(turn("user", "One?")),
                History.of(History.beginning(Optional.empty()), List.of(question("One?")), message -> SentFiles.NONE));
    }

    private static ChatMessage turn(String role, String content) {
        return new ChatMessage(role, content);
    }

    private static Message question(String text) {
        return message(Role.USER, MessageStatus.COMPLETE, text);
    }

    private static Message answer(MessageStatus status, String text) {
        return message(Role.ASSISTANT, status, text);
    }

    private static Message message(Role role, MessageStatus status, String text) {
        return new Message(
                1,
                1,
                Optional.of(1L),
                role,
                status,
                text,
                "Hm.",
                "fake",
                Optional.empty(),
                Optional.empty(),
                NO_FACTS,
                0,
                Instant.EPOCH);
    }
}
