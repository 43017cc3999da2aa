package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Serves {@link Assets}: immutable when the URL has the fingerprint, otherwise revalidated on each use. */
public final class AssetResource extends Resource {
    private final transient Assets assets;

    public AssetResource(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PathParams.path(request);
        var asset = assets.find(path).orElseThrow(HttpException::notFound);
        var gzip = asset.gzip().filter(bytes -> GzipResponse.acceptsGzip(request));
        // The gzipped bytes differ, so they need their own entity tag (RFC 9110, section 8.8.3.3).
        var tag = '"' + asset.fingerprint() + (gzip.isPresent() ? "-gzip" : "") + '"';
        boolean hasFingerprint = Form.query(request).text("v").equals(asset.fingerprint());
        response.setHeader("Cache-Control", hasFingerprint ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.addHeader("Vary", "Accept-Encoding");
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(contentType(path));
        GzipResponse.send(request, response, asset.content(), gzip);
    }

    private String contentType(String path) {
        var type = Optional.ofNullable(getServletContext().getMimeType(path)).orElse("application/octet-stream");
        return type.startsWith("text/") || type.endsWith("javascript") ? type + ";charset=UTF-8" : type;
    }
}
