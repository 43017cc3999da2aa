package dev.parley.web;

import dev.parley.text.Sha256;
import java.util.HexFormat;
import java.util.Optional;

/** The content of a static file. It is compressed when a browser first requests it, because most pages need only its fingerprint. */
final class Asset {
    private static final int FINGERPRINT_BYTES = 6;

    private final byte[] content;
    private final boolean isText;
    private final String fingerprint;
    private volatile Optional<byte[]> gzip = Optional.empty();

    Asset(byte[] content, boolean isText) {
        this.content = content;
        this.isText = isText;
        fingerprint = HexFormat.of().formatHex(Sha256.of(content), 0, FINGERPRINT_BYTES);
    }

    byte[] content() {
        return content;
    }

    /** The first digits of the SHA-256 of the content. */
    String fingerprint() {
        return fingerprint;
    }

    /** The gzipped content; empty for a file that is compressed already or too short. */
    Optional<byte[]> gzip() {
        if (gzip.isEmpty() && isText && content.length >= GzipResponse.COMPRESSED_BYTES_MIN) {
            // Two threads may both compress it, with the same result.
            gzip = Optional.of(GzipResponse.gzip(content));
        }
        return gzip;
    }
}
