package dev.parley.file;

import dev.parley.text.TextTokens;
import java.util.Optional;

/** Recognises a received file by its content, and reads it. */
final class FileReader {
    private final FileLimits limits;
    private final PdfProcess pdf;

    FileReader(FileLimits limits, PdfProcess pdf) {
        this.limits = limits;
        this.pdf = pdf;
    }

    /** @throws FileProblem if the file is of a type that is not accepted, or damaged, or too large */
    ReadFile read(byte[] content) throws FileProblem, InterruptedException {
        if (content.length == 0) {
            throw FileProblem.content("problem.file.empty");
        }
        if (content.length > limits.fileBytesMax()) {
            throw FileProblem.size("problem.file.large", limits.fileBytesMax() / FileLimits.MEGABYTE);
        }
        var type = FileType.of(content);
        return switch (type) {
            case PNG, JPEG, GIF, WEBP -> ImageFile.read(type, content);
            case OLE -> throw FileProblem.type("problem.file.old-office");
            case PDF -> pdf(content);
            case ZIP -> office(content);
            case OTHER -> text(content);
        };
    }

    private ReadFile pdf(byte[] content) throws FileProblem, InterruptedException {
        var read = pdf.read(content);
        return document(content, FileType.PDF.mediaType(), read.text(), Optional.of(read.pages()));
    }

    private ReadFile office(byte[] content) throws FileProblem {
        var read = OfficeFile.read(content, limits.textCharsMax());
        return document(content, read.mediaType(), read.text(), Optional.empty());
    }

    private ReadFile text(byte[] content) throws FileProblem {
        var text = PlainText.of(content).orElseThrow(() -> FileProblem.type("problem.file.type"));
        return document(content, FileType.OTHER.mediaType(), text, Optional.empty());
    }

    /** @param pages if it has pages */
    private ReadFile document(byte[] content, String mediaType, String text, Optional<Long> pages) throws FileProblem {
        if (text.isBlank()) {
            throw FileProblem.content("problem.file.empty");
        }
        if (text.length() > limits.textCharsMax()) {
            throw FileProblem.size("problem.file.text", limits.textCharsMax());
        }
        return new ReadFile(
                content,
                new ReadFile.Facts(mediaType, Optional.of(text), TextTokens.of(text), pages, Optional.empty()));
    }
}
