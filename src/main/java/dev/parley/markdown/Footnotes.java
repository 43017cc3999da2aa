package dev.parley.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The footnotes of a document: numbers in the text, and the notes in that order at its end. Several answers share a page, so
 * they have no ids and no links. A note that no number leads to, and a number without a note, stay the text they are.
 */
final class Footnotes {
    private static final int NAME_CHARS_MAX = 60;

    private final Map<String, Note> byName = new HashMap<>();
    private final List<Note> all = new ArrayList<>();
    private final List<Note> used = new ArrayList<>();

    /** Where {@code [^name]} ends that begins at {@code at}, or -1. */
    static int end(CharSequence text, int at) {
        if (at + 3 >= text.length() || text.charAt(at) != '[' || text.charAt(at + 1) != '^') {
            return -1;
        }
        int end = at + 2;
        while (end < text.length() && end - at < NAME_CHARS_MAX && isNamePart(text.charAt(end))) {
            end++;
        }
        return end > at + 2 && end < text.length() && text.charAt(end) == ']' ? end + 1 : -1;
    }

    private static boolean isNamePart(char c) {
        return c > ' ' && c != '[' && c != ']' && c != '^' && c != '`' && c != '\\';
    }

    /** The first of two notes with one name counts. */
    void add(Note note) {
        all.add(note);
        byName.putIfAbsent(name(note.label), note);
    }

    Optional<Use> use(BasedSequence text, int at) {
        int end = byName.isEmpty() ? -1 : end(text, at);
        var note = end < 0 ? null : byName.get(name(text.subSequence(at, end)));
        if (note == null) {
            return Optional.empty();
        }
        if (note.number == 0) {
            used.add(note);
            note.number = used.size();
        }
        return Optional.of(new Use(text.subSequence(at, end), note.number));
    }

    /** Once all text has been read: the notes that are used to the end, the others become text. */
    void settle(Document document) {
        for (var note : all) {
            if (note.number == 0) {
                note.becomeText();
            }
        }
        if (used.isEmpty()) {
            return;
        }
        var list =
                new NoteList(document.getChars().subSequence(document.getChars().length()));
        used.forEach(list::appendChild);
        document.appendChild(list);
    }

    private static String name(CharSequence label) {
        return label.toString().toLowerCase(Locale.ROOT);
    }

    private abstract static class Part extends Block {
        Part(BasedSequence chars) {
            super(chars);
        }

        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }

    /** The notes at the end. */
    static final class NoteList extends Part {
        private NoteList(BasedSequence chars) {
            super(chars);
        }

        void render(NodeRendererContext context, HtmlWriter html) {
            html.tagLine("section", () -> html.tagLine("ol", () -> context.renderChildren(this)));
        }
    }

    /** A note, wherever it was written. */
    static final class Note extends Part {
        private final BasedSequence label;
        /** From 1; 0 while nothing leads to the note. */
        private int number;

        Note(BasedSequence label) {
            super(label);
            this.label = label;
        }

        BasedSequence label() {
            return label;
        }

        void render(NodeRendererContext context, HtmlWriter html) {
            html.tagLine("li", () -> context.renderChildren(this));
        }

        private void becomeText() {
            var mark = new Text(label.baseSubSequence(label.getStartOffset(), label.getEndOffset() + 1));
            if (!(getFirstChild() instanceof Paragraph)) {
                prependChild(new Paragraph(mark.getChars()));
            }
            var first = getFirstChild();
            if (first.hasChildren()) {
                first.prependChild(new Text(" "));
            }
            first.prependChild(mark);
            for (Node child = first, next; child != null; child = next) {
                next = child.getNext();
                insertBefore(child);
            }
            unlink();
        }
    }

    /** The number of a note in the text. */
    static final class Use extends Node {
        private final int number;

        private Use(BasedSequence chars, int number) {
            super(chars);
            this.number = number;
        }

        void render(HtmlWriter html) {
            html.tag("sup");
            // Else 1 and 2 would be 12.
            html.text((getPrevious() instanceof Use ? ", " : "") + number);
            html.closeTag("sup");
        }

        @Override
        public BasedSequence[] getSegments() {
            return EMPTY_SEGMENTS;
        }
    }
}
