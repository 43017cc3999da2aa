package dev.parley.generation;

import dev.parley.markdown.Html;
import dev.parley.markdown.Patch;
import dev.parley.markdown.PatchStep;
import java.util.List;
import java.util.Set;

/**
 * The HTML in the events of a live answer, for the markup of {@code chat/message.html}, which names a target for each
 * event. An event changes its target and, before that, other parts of the page that name their own targets ({@code
 * hx-swap-oob}).
 */
final class LiveMarkup {
    /** One event without its id. */
    record Event(String name, String html) {}

    /** HTML parsers drop these elements outside of a table, but not at the beginning of a template. */
    private static final Set<String> TABLE_PARTS = Set.of("table", "thead", "tbody", "tr");

    private final String tail;
    private final String reasoning;

    LiveMarkup(long messageId) {
        tail = "tail-" + messageId;
        reasoning = "reasoning-text-" + messageId;
    }

    Event thought(String thought) {
        return new Event("reasoning", Html.escape(thought));
    }

    /** @param thought the new reasoning; may be empty */
    Event event(Patch patch, String thought) {
        var elsewhere = thought.isEmpty() ? "" : part("span", "beforeend:#" + reasoning, Html.escape(thought));
        if (patch.steps().isEmpty()) {
            return new Event("block", elsewhere + patch.closed() + refilled(tail, patch.tail()));
        }
        var step = patch.steps().get(0);
        if (patch.steps().size() == 1 && step.kind().targetsLastText()) {
            return new Event(name(step), elsewhere + step.html());
        }
        return new Event("tail", elsewhere + parts(patch.steps()));
    }

    /** The whole reasoning, which replaces the reasoning on the page. */
    String reasoning(CharSequence thoughts) {
        return refilled(reasoning, Html.escape(thoughts));
    }

    private static String refilled(String id, String html) {
        return "<div id=\"" + id + "\" hx-swap-oob=\"innerHTML\">" + html + "</div>";
    }

    private static String name(PatchStep step) {
        return switch (step.kind()) {
            case APPEND -> "append";
            case INSERT_AFTER -> "next";
            case REPLACE_LAST -> "settle";
            case REPLACE_CHILDREN, REPLACE_ALL -> throw new IllegalStateException("No event of its own: " + step);
        };
    }

    private String parts(List<PatchStep> steps) {
        boolean isTable = steps.stream().anyMatch(step -> TABLE_PARTS.contains(step.parent()));
        var html = new StringBuilder();
        for (var step : steps) {
            var address = "#" + tail + ">:last-child".repeat(step.depth());
            if (step.kind() == PatchStep.Kind.REPLACE_ALL) {
                add(html, step.parent(), "innerHTML:" + address, step.html(), isTable);
                continue;
            }
            if (step.removed() > 0) {
                add(html, "", "delete:" + address + ">:nth-last-child(-n+" + step.removed() + ")", "", isTable);
            }
            if (!step.html().isEmpty()) {
                add(html, step.parent(), "beforeend:" + address, step.html(), isTable);
            }
        }
        return html.toString();
    }

    /** Keeps the order of the steps: htmx handles templates last, so either all parts are in templates or none. */
    private static void add(StringBuilder parts, String parent, String how, String html, boolean isTable) {
        var part = part(TABLE_PARTS.contains(parent) ? parent : "div", how, html);
        parts.append(isTable ? "<template>" + part + "</template>" : part);
    }

    /** An out-of-band part. The element around the HTML is only a wrapper. */
    private static String part(String element, String how, String html) {
        return "<" + element + " hx-swap-oob=\"" + how + "\">" + html + "</" + element + ">";
    }
}
