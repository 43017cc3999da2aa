package dev.parley.chat;

import dev.parley.file.Attachment;
import dev.parley.text.ShortText;

/**
 * Puts the text of a file into a frame with its name, so that a model tells files from the question. The frame is a fence of
 * backticks, as in Markdown; it has more of them than any line in the text, so that the text cannot close it.
 */
final class FileFrame {
    private static final int FENCE_CHARS_MIN = 3;
    private static final int NAME_CHARS_MAX = 200;

    private FileFrame() {}

    static String of(Attachment attachment, String text) {
        var fence = "`".repeat(Math.max(FENCE_CHARS_MIN, longestRun(text) + 1));
        var pages = attachment.file().pages().map(count -> ", pages: " + count).orElse("");
        return "File " + quoted(attachment.name()) + " (" + attachment.file().mediaType() + pages + "):\n" + fence
                + "\n" + text.stripTrailing() + "\n" + fence;
    }

    /** What is sent for an image that the model cannot see. */
    static String imageNote(Attachment attachment) {
        return "[image: " + ShortText.clipped(ShortText.line(attachment.name()), NAME_CHARS_MAX) + "]";
    }

    /** A name in one line, so that it cannot begin a frame of its own. */
    private static String quoted(String name) {
        return '"' + ShortText.clipped(ShortText.line(name), NAME_CHARS_MAX).replace('"', '\'') + '"';
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
