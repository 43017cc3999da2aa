package dev.parley.generation;

import dev.parley.generation.Journal.Checkpoint;

/** The text of an answer while it grows. One thread appends, others take what is new to show and to keep. */
final class Draft {
    /** What came since the last frame. */
    record News(String text, String reasoning) {
        boolean isEmpty() {
            return text.isEmpty() && reasoning.isEmpty();
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private int shownText;
    private int shownReasoning;
    private int keptChars;

    /** @param from what is kept of it already */
    Draft(Checkpoint from) {
        text.append(from.text());
        reasoning.append(from.reasoning());
        keptChars = text.length() + reasoning.length();
    }

    synchronized void appendText(String delta) {
        text.append(delta);
    }

    synchronized void appendReasoning(String delta) {
        reasoning.append(delta);
    }

    synchronized boolean isOver(int charsMax) {
        return text.length() > charsMax || reasoning.length() > charsMax;
    }

    synchronized News takeNews() {
        var news = new News(text.substring(shownText), reasoning.substring(shownReasoning));
        shownText = text.length();
        shownReasoning = reasoning.length();
        return news;
    }

    /** Whether anything came since {@link #markKept()}; marks it as kept. */
    synchronized boolean markKept() {
        int chars = text.length() + reasoning.length();
        boolean isNew = chars > keptChars;
        keptChars = chars;
        return isNew;
    }

    synchronized String text() {
        return text.toString();
    }

    synchronized String reasoning() {
        return reasoning.toString();
    }
}
