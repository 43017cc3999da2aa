package dev.parley.chat;

/**
 * What went wrong with an answer, as templates show it.
 *
 * @param words what happened and what to do
 * @param detail the model server's own words; may be empty
 * @param settings whether Settings is where that is mended
 * @param model whether another model would do
 */
public record AnswerErrorView(String words, String detail, boolean settings, boolean model) {
    static AnswerErrorView of(String words) {
        return new AnswerErrorView(words, "", false, false);
    }
}
