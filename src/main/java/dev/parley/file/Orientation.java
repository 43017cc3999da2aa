package dev.parley.file;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, from the Exif data of a JPEG file (Exif 2.32, section 4.6.4, tag 0x0112). The metadata are removed, so
 * the pixels must be turned instead.
 */
final class Orientation {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int UPRIGHT = 1;
    private static final int LARGEST = 8;

    private static final int MARKER = 0xFF;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;

    private static final int TIFF_HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int ENTRIES_MAX = 200;

    private Orientation() {}

    /** The value of the tag, 1 to 8; 1 if there is none. */
    static int ofJpeg(byte[] content) {
        for (int i = 2; i + 4 <= content.length && (content[i] & 0xFF) == MARKER; ) {
            int marker = content[i + 1] & 0xFF;
            int length = ((content[i + 2] & 0xFF) << 8) | (content[i + 3] & 0xFF);
            int start = i + 4;
            int end = i + 2 + length;
            if (marker == START_OF_SCAN || end < start || end > content.length) {
                return UPRIGHT;
            }
            if (marker == APP1
                    && end - start > EXIF.length
                    && Arrays.equals(content, start, start + EXIF.length, EXIF, 0, EXIF.length)) {
                return ofTiff(ByteBuffer.wrap(content, start + EXIF.length, end - start - EXIF.length)
                        .slice());
            }
            i = end;
        }
        return UPRIGHT;
    }

    private static int ofTiff(ByteBuffer tiff) {
        if (tiff.limit() < TIFF_HEADER_BYTES) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < TIFF_HEADER_BYTES || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = Math.min(tiff.getShort(directory) & 0xFFFF, ENTRIES_MAX);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (entry + ENTRY_BYTES > tiff.limit()) {
                return UPRIGHT;
            }
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
                int value = tiff.getShort(entry + 8);
                return value > UPRIGHT && value <= LARGEST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height are swapped. */
    static boolean isTurned(int orientation) {
        return orientation > 4;
    }

    /** Turns and mirrors an image of this size, so that it is upright. */
    static AffineTransform transform(int orientation, double width, double height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
