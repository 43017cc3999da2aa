package dev.parley.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Copies a WebP image without its metadata (developers.google.com/speed/webp/docs/riff_container). Java cannot decode it, so it
 * keeps its size; browsers shrink images before they send them.
 */
final class WebpFile {
    private static final int HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int EXTENDED_BYTES = 10;
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH");
    /** In the first byte of VP8X: the profile, Exif and XMP, which are removed. */
    private static final int METADATA_FLAGS = 0x20 | 0x08 | 0x04;

    private final ByteBuffer in;
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private boolean hasPixels;
    private long width;
    private long height;

    private WebpFile(byte[] content) {
        in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ReadFile read(byte[] content) throws FileProblem {
        var file = new WebpFile(content);
        file.copyChunks();
        ImageFile.requireSize(file.width, file.height);
        return ImageFile.of(file.written(), FileType.WEBP, file.width, file.height);
    }

    private void copyChunks() throws FileProblem {
        int end = Math.min(in.limit(), (int) Math.min(Integer.MAX_VALUE, (in.getInt(4) & 0xFFFFFFFFL) + 8));
        for (int at = HEADER_BYTES; at + CHUNK_HEADER_BYTES <= end; ) {
            var name = new String(in.array(), at, 4, StandardCharsets.ISO_8859_1);
            long length = in.getInt(at + 4) & 0xFFFFFFFFL;
            if (length > end - at - CHUNK_HEADER_BYTES) {
                throw damaged();
            }
            if (name.equals("ANMF")) {
                throw FileProblem.content("problem.file.animated");
            }
            if (KEPT.contains(name)) {
                copy(name, at + CHUNK_HEADER_BYTES, (int) length);
            }
            // Chunks have an even length.
            at += CHUNK_HEADER_BYTES + (int) (length + (length & 1));
        }
        if (!hasPixels) {
            throw damaged();
        }
    }

    private void copy(String name, int start, int length) throws FileProblem {
        var data = new byte[length];
        in.get(start, data);
        if (length < EXTENDED_BYTES) {
            throw damaged();
        }
        switch (name) {
            case "VP8X" -> {
                data[0] &= (byte) ~METADATA_FLAGS;
                size(1 + bits24(start + 4), 1 + bits24(start + 7));
            }
            case "VP8L" -> {
                int bits = in.getInt(start + 1);
                pixels(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
            }
            case "VP8 " -> pixels(in.getShort(start + 6) & 0x3FFF, in.getShort(start + 8) & 0x3FFF);
            default -> {
                // Transparency: has no size of its own.
            }
        }
        chunks.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        chunks.writeBytes(little(length));
        chunks.writeBytes(data);
        if (length % 2 == 1) {
            chunks.write(0);
        }
    }

    private void pixels(int imageWidth, int imageHeight) throws FileProblem {
        if (hasPixels) {
            throw damaged();
        }
        hasPixels = true;
        size(imageWidth, imageHeight);
    }

    /** The larger one counts, if a file claims two sizes. */
    private void size(int imageWidth, int imageHeight) {
        width = Math.max(width, imageWidth);
        height = Math.max(height, imageHeight);
    }

    private int bits24(int at) {
        return (in.getShort(at) & 0xFFFF) | ((in.get(at + 2) & 0xFF) << 16);
    }

    private byte[] written() {
        var file = new ByteArrayOutputStream(HEADER_BYTES + chunks.size());
        file.writeBytes("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(little(chunks.size() + 4));
        file.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(chunks.toByteArray());
        return file.toByteArray();
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static FileProblem damaged() {
        return FileProblem.content("problem.file.image");
    }
}
