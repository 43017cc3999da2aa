package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A browser that follows an answer, reduced to a tree of elements: it does what each piece asks for, and nothing else. */
final class Watcher {
    private static final Pattern TOKEN =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+|<!--.*?-->)", Pattern.DOTALL);

    private static final class Element {
        final String open;
        final String name;
        final List<Object> children = new ArrayList<>();

        Element(String name, String open) {
            this.name = name;
            this.open = open;
        }

        Element lastElement() {
            return children.stream()
                    .filter(Element.class::isInstance)
                    .map(Element.class::cast)
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> new AssertionError(this + " has no child element"));
        }

        @Override
        public String toString() {
            var html = new StringBuilder(open);
            children.forEach(html::append);
            return html.append(open.isEmpty() || open.endsWith("/>") ? "" : "</" + name + ">")
                    .toString();
        }
    }

    private final Element page;

    Watcher(String snapshot) {
        page = parse(snapshot);
    }

    void apply(List<Piece> pieces) {
        pieces.forEach(this::apply);
    }

    void apply(Piece piece) {
        var html = parse(piece.html()).children;
        if (piece instanceof Piece.Block) {
            closed().children.addAll(html);
            tail().children.clear();
        } else if (piece instanceof Piece.Tail) {
            tail().children.clear();
            tail().children.addAll(html);
        } else if (piece instanceof Piece.Append) {
            ((Element) openTextParent().children.get(openTextParent().children.size() - 1)).children.addAll(html);
        } else if (piece instanceof Piece.Settle) {
            var parent = openTextParent();
            parent.children.remove(parent.children.size() - 1);
            parent.children.addAll(html);
        } else if (piece instanceof Piece.End end) {
            var openText = child(end.depth());
            if (!openText.name.equals("span")) throw new AssertionError("no open text but " + openText + ": " + end);
            openText.children.clear();
            openText.children.addAll(html);
        } else if (piece instanceof Piece.Graft graft) {
            var target = child(graft.depth());
            if (graft.depth() > 0 && !target.name.equals(graft.parent())) {
                throw new AssertionError("grafted onto " + target.name + ": " + graft);
            }
            target.children.addAll(html);
        }
    }

    private Element child(int depth) {
        var element = tail();
        for (int i = 0; i < depth; i++) {
            element = element.lastElement();
        }
        return element;
    }

    /** The element whose last child is the open text. */
    private Element openTextParent() {
        var element = tail();
        while (!element.lastElement().name.equals("span")) {
            element = element.lastElement();
        }
        if (element.children.lastIndexOf(element.lastElement()) != element.children.size() - 1) {
            throw new AssertionError("text follows the open text in " + element);
        }
        return element;
    }

    private Element closed() {
        return (Element) page.children.get(0);
    }

    private Element tail() {
        return (Element) page.children.get(1);
    }

    /** The text that is shown, without the elements. */
    String text() {
        return page.toString().replaceAll("<[a-z/][^>]*>", "");
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private static Element parse(String html) {
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
