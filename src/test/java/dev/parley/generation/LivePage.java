package dev.parley.generation;

import dev.parley.markdown.BlockStream;
import dev.parley.markdown.HtmlElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page with a live message. It applies events as htmx does: first the out-of-band parts, then those in templates, then
 * the rest, at the target that {@code chat/message.html} has for the event.
 */
final class LivePage {
    private static final Pattern SWAP = Pattern.compile("<[^>]* th:sse-swap=\"\\|(?<event>\\w+)\\$\\{key\\}\\|\""
            + "(?: th:hx-target=\"(?<target>[^\"]+)\")? hx-swap=\"(?<how>\\w+)\"(?=>)");
    private static final Pattern ADDRESS = Pattern.compile(
            "#(?<id>[a-z]+(?:-[a-z]+)*-7)(?<steps>(?:>:last-child)*)(?:>:nth-last-child\\(-n\\+(?<removed>\\d+)\\))?");
    private static final Set<String> TABLE_PARTS = Set.of("thead", "tbody", "tr", "th", "td");
    private static final Map<String, Swap> SWAPS = swaps();

    private record Swap(String how, String target) {}

    private final HtmlElement page = HtmlElement.parse("<div id=\"reasoning-text-7\"></div><div id=\"prose-7\"></div>");

    private static Map<String, Swap> swaps() {
        try {
            var swaps = new HashMap<String, Swap>();
            var swap = SWAP.matcher(Files.readString(Path.of("webapp/WEB-INF/templates/chat/message.html")));
            while (swap.find()) {
                var target = Optional.ofNullable(swap.group("target")).orElse("|#prose-7|");
                swaps.put(
                        swap.group("event"),
                        new Swap(
                                swap.group("how"),
                                target.equals("${message.lastText}")
                                        ? BlockStream.lastTextSelector("7")
                                        : target.replace("|", "").replace("${message.id}", "7")));
            }
            return swaps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LivePage apply(WireEvent event) {
        var swap = SWAPS.get(event.name());
        if (swap == null) {
            throw new AssertionError("The page does not listen to " + event);
        }
        var content = HtmlElement.parse(event.data().replace("&#10;", "\n"));
        for (var part : content.elements()) {
            outOfBand(content, part, false);
        }
        for (var template : content.elements()) {
            if (!template.name().equals("template")) {
                continue;
            }
            for (var part : template.elements()) {
                outOfBand(template, part, true);
            }
            if (template.children().isEmpty()) {
                content.children().remove(template);
            }
        }
        boolean isDropped = !event.data().matches("(?s)<(?:td|th|tr|tbody|thead)[ >].*");
        assertTableParts(event, content, isDropped);
        swap(swap.how, swap.target, content);
        return this;
    }

    private void outOfBand(HtmlElement parent, HtmlElement part, boolean isTemplate) {
        part.attribute("hx-swap-oob").ifPresent(value -> {
            parent.children().remove(part);
            var how = value.split(":", 2);
            var target = how.length > 1 ? how[1] : "#" + part.attribute("id").orElseThrow();
            assertTableParts(
                    value,
                    part,
                    !isTemplate || !Set.of("table", "thead", "tbody", "tr").contains(part.name()));
            swap(how[0], target, part);
        });
    }

    /** HTML parsers drop parts of tables outside of a table. */
    private static void assertTableParts(Object what, HtmlElement parent, boolean isDropped) {
        if (isDropped && parent.elements().stream().anyMatch(child -> TABLE_PARTS.contains(child.name()))) {
            throw new AssertionError("parts of a table without a table: " + what);
        }
    }

    private void swap(String how, String target, HtmlElement content) {
        switch (how) {
            case "innerHTML" -> find(target).replaceChildren(content.children());
            case "beforeend" -> find(target).children().addAll(content.children());
            case "afterend" -> lastTextParent().children().addAll(content.children());
            case "outerHTML" -> {
                var parent = lastTextParent();
                parent.children().remove(parent.lastElement());
                parent.children().addAll(content.children());
            }
            case "delete" -> delete(target);
            case "none" -> {
                if (!content.children().isEmpty()) {
                    throw new AssertionError("swapped nowhere: " + content);
                }
            }
            default -> throw new AssertionError(how);
        }
    }

    private void delete(String target) {
        var children = find(target).children();
        var address = ADDRESS.matcher(target);
        int removed = address.matches() ? Integer.parseInt(address.group("removed")) : 0;
        var last = children.subList(children.size() - removed, children.size());
        if (last.stream().anyMatch(String.class::isInstance)) {
            throw new AssertionError("text between: " + last);
        }
        last.clear();
    }

    private HtmlElement find(String target) {
        if (target.equals(BlockStream.lastTextSelector("7"))) {
            return lastTextParent().lastElement();
        }
        var address = ADDRESS.matcher(target);
        if (!address.matches()) {
            throw new AssertionError("no address: " + target);
        }
        return byId(address.group("id")).lastDescendant(address.group("steps").length() / ">:last-child".length());
    }

    private HtmlElement lastTextParent() {
        var element = byId("tail-7");
        while (!element.lastElement().name().equals("span")) {
            element = element.lastElement();
        }
        if (element.children().lastIndexOf(element.lastElement())
                != element.children().size() - 1) {
            throw new AssertionError("something follows the last text in " + element);
        }
        return element;
    }

    /** The HTML of the shown answer, without the elements that events use as targets. */
    String answer() {
        return byId("closed-7").innerHtml() + byId("tail-7").innerHtml();
    }

    private HtmlElement byId(String id) {
        return page.elements().stream()
                .flatMap(part -> Stream.concat(Stream.of(part), part.elements().stream()))
                .filter(part -> part.attribute("id").equals(Optional.of(id)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is " + id + " in " + page));
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
