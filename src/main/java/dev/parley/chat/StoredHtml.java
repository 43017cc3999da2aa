package dev.parley.chat;

import dev.parley.db.Row;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SafeHtml;
import dev.parley.text.Sha256;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The HTML of an answer as it is stored beside the text. The tables contain only output of {@link Markdown}: {@link AnswerHtml}
 * fills that of messages.
 *
 * @param version of the renderer, see {@link Markdown#VERSION}
 * @param textHash of the text that was rendered. A text may also be changed by an older Parley, which leaves the HTML alone
 */
public record StoredHtml(long version, String textHash, SafeHtml html) {
    /** HTML that this version of the renderer has made of a text. */
    public static StoredHtml of(String text, SafeHtml html) {
        return new StoredHtml(Markdown.VERSION, hash(text), html);
    }

    /** The columns of {@code answer_html} in a row that is joined with it. */
    public static Optional<StoredHtml> of(Row row) throws SQLException {
        var html = row.findString("html");
        if (html.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new StoredHtml(row.getLong("version"), row.getString("text_hash"), new SafeHtml(html.get())));
    }

    /** Whether this version of the renderer has made it of this text. */
    public boolean isOf(String text) {
        return version == Markdown.VERSION && textHash.equals(hash(text));
    }

    int chars() {
        return html.html().length();
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
