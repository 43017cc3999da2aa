package dev.parley.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads an image and writes it again, upright, not larger than models use, and without the metadata, which may tell where a
 * photo was taken. The size is checked before the pixels are decoded.
 */
final class ImageFile {
    /** More than cameras of phones have. */
    static final long PIXELS_MAX = 50_000_000;
    /** Larger images are read with gaps, so that an image takes at most 50 MB of the heap. */
    private static final double DECODED_PIXELS_MAX = 12_500_000;
    /** Models see no more, see {@link ImageTokens}. */
    private static final int SIDE_PIXELS_MAX = 2_048;
    /** A progressive JPEG has about ten; each takes as long as the whole image. */
    private static final int SCANS_MAX = 40;

    private ImageFile() {}

    static ReadFile read(FileType type, byte[] content) throws FileProblem {
        if (type == FileType.WEBP) {
            return WebpFile.read(content);
        }
        if (type == FileType.JPEG && scans(content) > SCANS_MAX) {
            throw FileProblem.content("problem.file.image");
        }
        try {
            int orientation = type == FileType.JPEG ? Orientation.ofJpeg(content) : 1;
            var image = ImageScaling.fit(decode(type, content), orientation, SIDE_PIXELS_MAX);
            var stored = type == FileType.JPEG ? FileType.JPEG : FileType.PNG;
            return of(ImageScaling.encode(image, stored), stored, image.getWidth(), image.getHeight());
        } catch (IOException | RuntimeException e) {
            // The decoders throw many kinds of exceptions for damaged images.
            throw FileProblem.content("problem.file.image");
        }
    }

    static ReadFile of(byte[] content, FileType type, long width, long height) {
        return new ReadFile(
                content,
                new ReadFile.Facts(
                        type.mediaType(),
                        Optional.empty(),
                        ImageTokens.of(width, height),
                        Optional.empty(),
                        Optional.of(new ReadFile.Size(width, height))));
    }

    static void requireSize(long width, long height) throws FileProblem {
        if (width <= 0 || height <= 0) {
            throw FileProblem.content("problem.file.image");
        }
        if (width * height > PIXELS_MAX) {
            throw FileProblem.size("problem.file.pixels", width, height, PIXELS_MAX / 1_000_000);
        }
    }

    private static BufferedImage decode(FileType type, byte[] content) throws IOException, FileProblem {
        var reader = reader(type);
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            requireSize(width, height);
            int gap = (int) Math.ceil(Math.sqrt(width * height / DECODED_PIXELS_MAX));
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(Math.max(1, gap), Math.max(1, gap), 0, 0);
            return reader.read(0, how);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(FileType type) {
        return ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
    }

    /** In the data of a scan, no other byte follows 0xFF than 0 and the numbers of restarts. */
    private static int scans(byte[] content) {
        int count = 0;
        for (int i = 1; i < content.length; i++) {
            if (content[i] == (byte) 0xDA && content[i - 1] == (byte) 0xFF) {
                count++;
            }
        }
        return count;
    }
}
