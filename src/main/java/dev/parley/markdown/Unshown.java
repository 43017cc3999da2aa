package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened to the open block since watchers were last told: what becomes of the text that is open for them, and then
 * what is added to which element.
 */
final class Unshown {
    /** New HTML at the end of an element that watchers have; {@code depth} elements are open around it. */
    record Addition(int depth, String parent, StringBuilder html) {}

    private final StringBuilder settled = new StringBuilder();
    private final StringBuilder endedPlain = new StringBuilder();
    private boolean isTextSettled;
    private boolean isTextEnded;
    private final List<Addition> additions = new ArrayList<>();

    void clear() {
        settled.setLength(0);
        endedPlain.setLength(0);
        isTextSettled = false;
        isTextEnded = false;
        additions.clear();
    }

    /** Rendered text that takes the place of the open text, if that is no element of the additions. */
    StringBuilder settled() {
        return settled;
    }

    /** The open text to its end, if watchers have it as it should be and only its end is new. */
    CharSequence endedPlain() {
        return endedPlain;
    }

    boolean isTextSettled() {
        return isTextSettled;
    }

    /** Whether nothing more will come to the text that is open for watchers. */
    boolean isTextEnded() {
        return isTextEnded;
    }

    List<Addition> additions() {
        return additions;
    }

    Addition lastAddition() {
        return additions.get(additions.size() - 1);
    }

    /** Where new HTML belongs that stands at the end of the innermost of these elements. */
    StringBuilder end(List<String> tags) {
        if (additions.isEmpty() || tags.size() < lastAddition().depth) {
            var parent = tags.isEmpty() ? "div" : tags.get(tags.size() - 1);
            additions.add(new Addition(tags.size(), parent, new StringBuilder()));
        }
        return lastAddition().html;
    }

    /** An element ended that was the last of so many others and one more. */
    void endTag(String tag, int depth) {
        if (!additions.isEmpty() && depth >= lastAddition().depth) {
            lastAddition().html.append("</").append(tag).append('>');
        }
    }

    /** Some of the text is rendered for good. */
    void settle(String html) {
        if (additions.isEmpty()) {
            settled.append(html);
            isTextSettled = true;
        } else {
            lastAddition().html.append(html);
        }
    }

    /** Text ended that watchers have, but perhaps for its end. */
    void endPlain(String text) {
        isTextEnded = true;
        endedPlain.append(text);
    }

    void endSettled(String html) {
        isTextEnded = true;
        settle(html);
    }
}
