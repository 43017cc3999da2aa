package dev.parley.file;

import dev.parley.web.Form;
import java.util.List;
import java.util.regex.Pattern;

/** The attachments in a form or a query. Each is a field of its own, {@code attachment-17}, because a field may not be repeated. */
public final class AttachmentFields {
    private static final Pattern FIELD = Pattern.compile("attachment-([1-9]\\d{0,17})");

    private AttachmentFields() {}

    /** Their ids, in the order of the form. */
    public static List<Long> ids(Form form) {
        return form.names().stream()
                .map(FIELD::matcher)
                .filter(field -> field.matches())
                .map(field -> Long.parseLong(field.group(1)))
                .toList();
    }
}
