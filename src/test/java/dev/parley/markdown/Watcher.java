package dev.parley.markdown;

import java.util.List;

/** A browser that follows an answer, reduced to a tree of elements: it does what each piece asks for, and nothing else. */
final class Watcher {
    private final Element page;

    Watcher(String snapshot) {
        page = Element.parse(snapshot);
    }

    void apply(List<Piece> pieces) {
        pieces.forEach(this::apply);
    }

    void apply(Piece piece) {
        var html = Element.parse(piece.html()).children();
        if (piece instanceof Piece.Block) {
            closed().children().addAll(html);
            tail().children().clear();
        } else if (piece instanceof Piece.Tail) {
            tail().children().clear();
            tail().children().addAll(html);
        } else if (piece instanceof Piece.Append) {
            ((Element) openTextParent()
                            .children()
                            .get(openTextParent().children().size() - 1))
                    .children()
                    .addAll(html);
        } else if (piece instanceof Piece.Settle) {
            var parent = openTextParent();
            parent.children().remove(parent.children().size() - 1);
            parent.children().addAll(html);
        } else if (piece instanceof Piece.End end) {
            var openText = tail().last(end.depth());
            if (!openText.name().equals("span")) throw new AssertionError("no open text but " + openText + ": " + end);
            openText.children().clear();
            openText.children().addAll(html);
        } else if (piece instanceof Piece.Graft graft) {
            var target = tail().last(graft.depth());
            if (graft.depth() > 0 && !target.name().equals(graft.parent())) {
                throw new AssertionError("grafted onto " + target.name() + ": " + graft);
            }
            target.children().addAll(html);
        }
    }

    /** The element whose last child is the open text. */
    private Element openTextParent() {
        var element = tail();
        while (!element.lastElement().name().equals("span")) {
            element = element.lastElement();
        }
        if (element.children().lastIndexOf(element.lastElement())
                != element.children().size() - 1) {
            throw new AssertionError("text follows the open text in " + element);
        }
        return element;
    }

    private Element closed() {
        return (Element) page.children().get(0);
    }

    private Element tail() {
        return (Element) page.children().get(1);
    }

    /** The text that is shown, without the elements. */
    String text() {
        return page.toString().replaceAll("<[a-z/][^>]*>", "");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
