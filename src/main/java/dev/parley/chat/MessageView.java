package dev.parley.chat;

import dev.parley.markdown.SafeHtml;
import java.util.List;

/**
 * A message as templates show it.
 *
 * @param role {@code user} or {@code assistant}
 * @param status in lower case, such as {@code streaming}
 * @param text of a question, as it was typed
 * @param html of an answer
 * @param problem what went wrong, in words; the empty text when nothing did
 * @param problemSettings whether Settings is where that is mended
 * @param live whether it is being written
 * @param broken whether it is the last answer and did not come to its end, so that another one is needed
 * @param resumable whether it can be gone on with
 * @param facts of how it came to be, in words
 * @param siblings the other answers to the same question
 * @param seconds since it was begun
 * @param openText selects where a live answer grows, see {@link dev.parley.markdown.BlockStream#openText}
 */
public record MessageView(
        long id,
        String role,
        String status,
        String text,
        SafeHtml html,
        String reasoning,
        String model,
        String problem,
        boolean problemSettings,
        boolean live,
        boolean broken,
        boolean resumable,
        Siblings siblings,
        List<String> facts,
        String openText,
        long seconds) {}
