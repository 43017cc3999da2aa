package dev.parley.chat.view;

import dev.parley.chat.Siblings;
import java.util.List;

/**
 * The row below a finished answer: its siblings, buttons and statistics.
 *
 * @param id of the answer
 * @param stopped whether the user stopped the answer
 * @param compared whether it is in a column of a {@link ComparisonView}
 * @param broken whether this is the last answer and is incomplete, so that the user needs another one
 * @param resumable whether the last answer is incomplete and can be continued
 * @param siblings the position among the answers to the same question
 * @param stats lines about the answer, such as its model and token counts
 */
public record AnswerFootView(
        long id,
        boolean stopped,
        boolean compared,
        boolean broken,
        boolean resumable,
        Siblings siblings,
        List<String> stats) {}
