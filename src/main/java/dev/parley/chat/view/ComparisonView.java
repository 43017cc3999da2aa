package dev.parley.chat.view;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Answers to the same question, side by side, as templates show them.
 *
 * @param id of the selected answer, which the next question follows
 * @param sentFrom of the selected answer, as in {@link MessagePage}
 */
public record ComparisonView(long id, List<Column> columns, long sentFrom) implements MessageView {
    /**
     * One answer.
     *
     * @param message a live or finished answer
     * @param name of its model, with the name of its connection unless that is the first one
     */
    public record Column(MessageView message, String name, boolean selected) {
        boolean isLive() {
            return message instanceof LiveAnswerView;
        }
    }

    /** Whether an answer is streaming. */
    public boolean isLive() {
        return columns.stream().anyMatch(Column::isLive);
    }

    /** The ids of the streaming answers, as the event stream for all of them is asked for. */
    public String getLiveIds() {
        return columns.stream()
                .filter(Column::isLive)
                .map(column -> Long.toString(column.message().id()))
                .collect(Collectors.joining("."));
    }
}
