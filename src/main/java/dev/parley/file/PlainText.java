package dev.parley.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a content as text: source code, CSV, Markdown, HTML, SVG and so on. */
final class PlainText {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** Of the characters of a text in a language with Latin letters, far fewer have accents. */
    private static final int ACCENTED_PERCENT_MAX = 30;

    private static final String ALLOWED_CONTROLS = "\n\r\t\f\u001B\u0085";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PlainText() {}

    /** The text; empty if the content is not text. */
    static Optional<String> of(byte[] content) {
        return decode(content).map(PlainText::withoutMark).filter(PlainText::isText);
    }

    private static Optional<String> decode(byte[] content) {
        if (content.length >= 2 && content[0] == (byte) 0xFE && content[1] == (byte) 0xFF) {
            return decode(content, StandardCharsets.UTF_16BE);
        }
        if (content.length >= 2 && content[0] == (byte) 0xFF && content[1] == (byte) 0xFE) {
            return decode(content, StandardCharsets.UTF_16LE);
        }
        return decode(content, StandardCharsets.UTF_8).or(() -> western(content));
    }

    /** Old programs on Windows write this. Nearly every content can be decoded so, so it must look like text. */
    private static Optional<String> western(byte[] content) {
        int accented = 0;
        for (byte one : content) {
            accented += one < 0 ? 1 : 0;
        }
        return accented * 100L > content.length * (long) ACCENTED_PERCENT_MAX
                ? Optional.empty()
                : decode(content, WINDOWS_1252);
    }

    private static Optional<String> decode(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean isText(String text) {
        return text.chars().allMatch(PlainText::isOfText);
    }

    /** A form feed is in old source code, and escapes are in logs with colours. */
    private static boolean isOfText(int c) {
        return !Character.isISOControl(c) || ALLOWED_CONTROLS.indexOf(c) >= 0;
    }
}
