package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A part of a page, reduced to what an answer may consist of. HTML that is not well formed is an error. */
public final class Element {
    private static final Pattern TOKEN =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*+)>|([^<]+|<!--.*?-->)", Pattern.DOTALL);

    private final String open;
    private final String name;
    private final List<Object> children = new ArrayList<>();

    private Element(String name, String open) {
        this.name = name;
        this.open = open;
    }

    public String name() {
        return name;
    }

    /** Elements and text, which can be changed. */
    public List<Object> children() {
        return children;
    }

    public List<Element> elements() {
        return children.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    public Element lastElement() {
        var elements = elements();
        if (elements.isEmpty()) {
            throw new AssertionError(this + " has no child element");
        }
        return elements.get(elements.size() - 1);
    }

    /** The last child, of its last child, and so on. */
    public Element last(int depth) {
        return depth == 0 ? this : lastElement().last(depth - 1);
    }

    public Optional<String> attribute(String attribute) {
        var found = Pattern.compile(" " + attribute + "=\"([^\"]*)\"").matcher(open);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    public void fill(List<?> content) {
        children.clear();
        children.addAll(content);
    }

    public String inner() {
        return children.stream().map(Object::toString).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        var html = new StringBuilder(open);
        children.forEach(html::append);
        return html.append(open.isEmpty() || open.endsWith("/>") ? "" : "</" + name + ">")
                .toString();
    }

    /** What the HTML consists of, as the children of an element without a name. */
    public static Element parse(String html) {
        var stack = new ArrayList<Element>();
        stack.add(new Element("", ""));
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
                var element = new Element(token.group(2), token.group());
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
