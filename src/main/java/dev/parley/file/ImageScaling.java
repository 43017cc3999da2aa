package dev.parley.file;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns, shrinks and encodes images. */
final class ImageScaling {
    private static final float JPEG_QUALITY = 0.9f;

    private ImageScaling() {}

    /** The image upright, in sRGB, with sides of at most this length. */
    static BufferedImage fit(BufferedImage image, int orientation, int sideMax) {
        double scale = Math.min(1, (double) sideMax / Math.max(image.getWidth(), image.getHeight()));
        int width = scaled(image.getWidth(), scale);
        int height = scaled(image.getHeight(), scale);
        var current = image;
        // A step to less than half would skip pixels.
        while (current.getWidth() > 2 * width && current.getHeight() > 2 * height) {
            current = drawn(current, current.getWidth() / 2, current.getHeight() / 2, 1);
        }
        return drawn(current, width, height, orientation);
    }

    private static int scaled(int pixels, double scale) {
        return (int) Math.max(1, Math.round(pixels * scale));
    }

    /** @param width before the image is turned */
    private static BufferedImage drawn(BufferedImage image, int width, int height, int orientation) {
        boolean isTurned = Orientation.isTurned(orientation);
        var drawn = new BufferedImage(
                isTurned ? height : width,
                isTurned ? width : height,
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.transform(Orientation.transform(orientation, width, height));
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    /** @param type PNG or JPEG */
    static byte[] encode(BufferedImage image, FileType type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByMIMEType(type.mediaType()).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
            out.flush();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
