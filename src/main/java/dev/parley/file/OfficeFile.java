package dev.parley.file;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Recognises Office documents among ZIP files, and reads their text. Apache POI and Tika would add 16 MB and more to the WAR;
 * the text of these formats needs a few elements of their XML only.
 */
final class OfficeFile {
    /** What a document has. */
    record Office(String mediaType, String text) {}

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

    private static final Pattern PARTS = Pattern.compile("\\[Content_Types\\]\\.xml|mimetype|content\\.xml"
            + "|word/(document|footnotes|endnotes)\\.xml"
            + "|xl/(workbook|sharedStrings|styles)\\.xml|xl/worksheets/[^/]+\\.xml|xl/_rels/workbook\\.xml\\.rels"
            + "|ppt/presentation\\.xml|ppt/slides/[^/]+\\.xml|ppt/_rels/presentation\\.xml\\.rels");

    private final ZipParts parts;
    private final int charsMax;

    private OfficeFile(ZipParts parts, int charsMax) {
        this.parts = parts;
        this.charsMax = charsMax;
    }

    /** @throws FileProblem if this is another ZIP file */
    static Office read(byte[] content, int charsMax) throws FileProblem {
        var parts = ZipParts.read(content, name -> PARTS.matcher(name).matches());
        return new OfficeFile(parts, charsMax).read();
    }

    private Office read() throws FileProblem {
        var openDocument = text("mimetype").strip();
        if (openDocument.startsWith(OPEN_DOCUMENT)) {
            return openDocument(openDocument);
        }
        var types = text("[Content_Types].xml");
        // With macros, which are never run, the types have other names.
        if (types.contains("wordprocessingml") || types.contains("ms-word")) {
            return new Office(OPEN_XML + "wordprocessingml.document", DocumentText.ofWord(parts, charsMax));
        }
        if (types.contains("spreadsheetml") || types.contains("ms-excel")) {
            return new Office(OPEN_XML + "spreadsheetml.sheet", SheetText.of(parts, charsMax));
        }
        if (types.contains("presentationml") || types.contains("ms-powerpoint")) {
            return new Office(OPEN_XML + "presentationml.presentation", DocumentText.ofSlides(parts, charsMax));
        }
        throw FileProblem.type("problem.file.type");
    }

    private Office openDocument(String type) throws FileProblem {
        return switch (type.substring(OPEN_DOCUMENT.length()).replace("-template", "")) {
            case "text", "spreadsheet", "presentation" ->
                new Office(
                        type,
                        OpenDocumentText.of(
                                parts.find("content.xml")
                                        .orElseThrow(() -> FileProblem.content("problem.file.damaged")),
                                charsMax));
            default -> throw FileProblem.type("problem.file.type");
        };
    }

    private String text(String name) {
        return parts.find(name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
