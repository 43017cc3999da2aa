package dev.parley.transfer;

/** A file of a message. */
public record PortableFile(String name, Source source) {
    /** Where the content is. */
    public sealed interface Source {}

    /**
     * In the ZIP file that is imported.
     *
     * @param path as the export names it, which may be only the beginning or the end of the name of an entry
     */
    public record Entry(String path) implements Source {}

    /** In the JSON itself. */
    public record Base64(String content) implements Source {}

    /** Only the text is known. */
    public record Text(String text) implements Source {}

    /** Nowhere in the export: only the name is known. */
    public record Missing() implements Source {}
}
