package dev.parley.file;

import java.util.Optional;

/** A received file, after it was recognised and read. */
public final class ReadFile {
    /**
     * What was read.
     *
     * @param mediaType of the content
     * @param text the extracted text; empty for an image
     * @param tokens an estimate for the text, or for the image
     * @param pages of a document that has pages
     * @param size of an image
     */
    public record Facts(
            String mediaType, Optional<String> text, long tokens, Optional<Long> pages, Optional<Size> size) {}

    /** The size of an image in pixels. */
    public record Size(long width, long height) {}

    private final byte[] content;
    private final Facts facts;

    /** @param content as it is stored: for an image, without metadata. Not copied, so it must not change */
    public ReadFile(byte[] content, Facts facts) {
        this.content = content;
        this.facts = facts;
    }

    byte[] content() {
        return content;
    }

    /** What was read. */
    public Facts facts() {
        return facts;
    }
}
