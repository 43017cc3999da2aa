package dev.parley.file;

/**
 * Estimates the tokens of an image by the rule of OpenAI (platform.openai.com/docs/guides/images-vision, "detail: high"): the
 * image is scaled to fit a square of 2,048 pixels, then its shorter side to 768; each tile of 512 pixels has 170 tokens, and
 * the image has 85. Other models have other rules.
 */
final class ImageTokens {
    private static final int IMAGE_TOKENS = 85;
    private static final int TILE_TOKENS = 170;
    private static final double TILE_PIXELS = 512;
    private static final double LONG_SIDE_MAX = 2_048;
    private static final double SHORT_SIDE_MAX = 768;

    private ImageTokens() {}

    static long of(long width, long height) {
        double scale = Math.min(1, LONG_SIDE_MAX / Math.max(width, height));
        scale *= Math.min(1, SHORT_SIDE_MAX / (Math.min(width, height) * scale));
        long tiles = tiles(width * scale) * tiles(height * scale);
        return IMAGE_TOKENS + TILE_TOKENS * tiles;
    }

    private static long tiles(double pixels) {
        // Rounding must not add a tile.
        return (long) Math.max(1, Math.ceil(pixels / TILE_PIXELS - 1e-9));
    }
}
