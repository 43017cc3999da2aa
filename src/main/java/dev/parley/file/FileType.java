package dev.parley.file;

import java.util.Arrays;

/** What a content begins with. The name and the type that the browser sends do not count. */
enum FileType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp"),
    PDF("application/pdf"),
    /** Office documents, which are ZIP files, and all other ZIP files. */
    ZIP("application/zip"),
    /** Documents of Office before 2007. */
    OLE("application/x-ole-storage"),
    /** Everything else, which is text or refused. */
    OTHER("text/plain");

    private static final int[] PNG_START = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int[] JPEG_START = {0xFF, 0xD8, 0xFF};
    private static final int[] OLE_START = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    private static final int WEBP_OFFSET = 8;

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    static FileType of(byte[] content) {
        if (startsWith(content, PNG_START)) {
            return PNG;
        }
        if (startsWith(content, JPEG_START)) {
            return JPEG;
        }
        if (startsWith(content, "GIF87a", 0) || startsWith(content, "GIF89a", 0)) {
            return GIF;
        }
        if (startsWith(content, "RIFF", 0) && startsWith(content, "WEBP", WEBP_OFFSET)) {
            return WEBP;
        }
        if (startsWith(content, "%PDF-", 0)) {
            return PDF;
        }
        if (startsWith(content, "PK\3\4", 0) || startsWith(content, "PK\5\6", 0)) {
            return ZIP;
        }
        return startsWith(content, OLE_START) ? OLE : OTHER;
    }

    private static boolean startsWith(byte[] content, String start, int offset) {
        int[] expected = start.chars().toArray();
        return content.length >= offset + expected.length
                && startsWith(Arrays.copyOfRange(content, offset, offset + expected.length), expected);
    }

    private static boolean startsWith(byte[] content, int[] start) {
        if (content.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((content[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
