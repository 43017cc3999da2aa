package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An element of a minimal DOM. Parsing fails if the HTML is not well-formed. */
public final class HtmlElement {
    private static final Pattern TOKEN =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*+)>|([^<]+|<!--.*?-->)", Pattern.DOTALL);

    private final String open;
    private final String name;
    private final List<Object> children = new ArrayList<>();

    private HtmlElement(String name, String open) {
        this.name = name;
        this.open = open;
    }

    public String name() {
        return name;
    }

    /** The mutable list of child elements and texts. */
    public List<Object> children() {
        return children;
    }

    public List<HtmlElement> elements() {
        return children.stream()
                .filter(HtmlElement.class::isInstance)
                .map(HtmlElement.class::cast)
                .toList();
    }

    public HtmlElement lastElement() {
        var elements = elements();
        if (elements.isEmpty()) {
            throw new AssertionError(this + " has no child element");
        }
        return elements.get(elements.size() - 1);
    }

    /** The descendant reached by following the last child element {@code depth} times. */
    public HtmlElement lastDescendant(int depth) {
        return depth == 0 ? this : lastElement().lastDescendant(depth - 1);
    }

    public Optional<String> attribute(String attribute) {
        var found = Pattern.compile(" " + attribute + "=\"([^\"]*)\"").matcher(open);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    public void replaceChildren(List<?> content) {
        children.clear();
        children.addAll(content);
    }

    public String innerHtml() {
        return children.stream().map(Object::toString).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        var html = new StringBuilder(open);
        children.forEach(html::append);
        return html.append(open.isEmpty() || open.endsWith("/>") ? "" : "</" + name + ">")
                .toString();
    }

    /** Parses HTML into the children of an element without a name. */
    public static HtmlElement parse(String html) {
        var stack = new ArrayList<HtmlElement>();
        stack.add(new HtmlElement("", ""));
        var token = TOKEN.matcher(html);
        int end = 0;
        while (token.find()) {
            if (token.start() != end) {
                throw new AssertionError("not well formed at " + end + ": " + html);
            }
            end = token.end();
            var top = stack.get(stack.size() - 1);
            if (token.group(4) != null) {
                top.children.add(token.group(4));
            } else if (token.group(1).isEmpty()) {
                var element = new HtmlElement(token.group(2), token.group());
                top.children.add(element);
                if (!token.group().endsWith("/>")) {
                    stack.add(element);
                }
            } else if (top.name.equals(token.group(2))) {
                stack.remove(stack.size() - 1);
            } else {
                throw new AssertionError("</" + token.group(2) + "> closes <" + top.name + ">: " + html);
            }
        }
        if (stack.size() != 1 || end != html.length()) {
            throw new AssertionError("not balanced: " + html);
        }
        return stack.get(0);
    }
}
