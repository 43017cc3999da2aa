package dev.parley.chat;

import dev.parley.markdown.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as templates show it.
 *
 * @param role {@code user} or {@code assistant}
 * @param status in lower case, such as {@code streaming}
 * @param question empty for an answer
 * @param html of an answer
 * @param thought for how long the model thought before it answered, in words
 * @param problem what went wrong, or null
 * @param live whether it is being written
 * @param broken whether it is the last answer and did not come to its end, so that another one is needed
 * @param resumable whether it can be gone on with
 * @param stats of how it came to be, in words
 * @param siblings the other answers to the same question
 * @param seconds since it was begun
 * @param lastText selects where a live answer grows, see {@link dev.parley.markdown.BlockStream#lastText}
 */
public record MessageView(
        long id,
        String role,
        String status,
        QuestionView question,
        SafeHtml html,
        String reasoning,
        String thought,
        String model,
        @Nullable AnswerErrorView problem,
        boolean live,
        boolean broken,
        boolean resumable,
        Siblings siblings,
        List<String> stats,
        String lastText,
        long seconds) {}
