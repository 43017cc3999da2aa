package dev.parley.transfer.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;

/**
 * Splits a JSON document into its values by their brackets and quotes, without looking at what is inside: the text of one
 * value is in memory, however long the document and however deep the value is. A value that is broken inside does not hide
 * those after it.
 */
final class JsonScanner {
    static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[16 * 1024];
    private int at;
    private int end;

    JsonScanner(Reader in) {
        this.in = in;
    }

    /** The next character that is not whitespace, which is not consumed; or {@link #END}. */
    int peek() throws IOException {
        while (fill()) {
            char c = buffer[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return END;
    }

    /** Consumes the next character that is not whitespace, if it is this one. */
    boolean accept(char expected) throws IOException {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /**
     * Consumes the next value and appends its text.
     *
     * @throws EOFException if the document ends in it
     */
    void value(LimitedBuilder text) throws IOException {
        int first = peek();
        require();
        if (first == '"') {
            string(text);
        } else if (first == '{' || first == '[') {
            text.append(buffer, at++, 1);
            balanced(text);
        } else {
            scalar(text);
        }
    }

    /** Consumes the rest of the object or array in which the scanner is. */
    void leave() throws IOException {
        balanced(new LimitedBuilder(0));
    }

    private void balanced(LimitedBuilder text) throws IOException {
        int open = 1;
        while (open > 0) {
            require();
            int start = at;
            while (at < end && !isStructure(buffer[at])) {
                at++;
            }
            text.append(buffer, start, at - start);
            if (at < end) {
                char c = buffer[at];
                if (c == '"') {
                    string(text);
                } else {
                    text.append(buffer, at++, 1);
                    open += c == '{' || c == '[' ? 1 : -1;
                }
            }
        }
    }

    private static boolean isStructure(char c) {
        return c == '"' || c == '{' || c == '}' || c == '[' || c == ']';
    }

    private void string(LimitedBuilder text) throws IOException {
        text.append(buffer, at++, 1);
        boolean isEscaped = false;
        while (true) {
            require();
            int start = at;
            while (at < end) {
                char c = buffer[at++];
                if (isEscaped) {
                    isEscaped = false;
                } else if (c == '\\') {
                    isEscaped = true;
                } else if (c == '"') {
                    text.append(buffer, start, at - start);
                    return;
                }
            }
            text.append(buffer, start, at - start);
        }
    }

    /** A number, a word, or anything else up to the next separator. At least one character, so that reading goes on. */
    private void scalar(LimitedBuilder text) throws IOException {
        do {
            text.append(buffer, at++, 1);
        } while (fill() && !isSeparator(buffer[at]));
    }

    private static boolean isSeparator(char c) {
        return c <= ' ' || c == ',' || c == ':' || isStructure(c);
    }

    private void require() throws IOException {
        if (!fill()) {
            throw new EOFException();
        }
    }

    private boolean fill() throws IOException {
        while (at == end) {
            at = 0;
            end = in.read(buffer);
            if (end < 0) {
                end = 0;
                return false;
            }
        }
        return true;
    }
}
