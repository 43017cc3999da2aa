package dev.parley.web;

/** A file in a form. */
public final class UploadedFile {
    private final String field;
    private final String name;
    private final byte[] content;

    /** @param content not copied, so it must not change */
    public UploadedFile(String field, String name, byte[] content) {
        this.field = field;
        this.name = name;
        this.content = content;
    }

    /** The name of the field. */
    String field() {
        return field;
    }

    /** As the browser has sent it: it may have a path, control characters or any length, or be empty. */
    public String name() {
        return name;
    }

    /** The content, which must not be changed. */
    public byte[] content() {
        return content;
    }

    /** Browsers send a nameless empty file if none was selected. */
    boolean isNone() {
        return name.isEmpty() && content.length == 0;
    }
}
