package dev.parley.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.webjars.WebJarVersionLocator;

/** The files that pages load: our own below {@code /assets}, libraries below {@code /webjars} without their version. */
public final class Assets {
    /** A file and the first digits of its SHA-256. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way from a jar to a socket; nobody compares them.
    record Asset(byte[] content, String fingerprint) {}

    private static final int FINGERPRINT_BYTES = 6;

    private final ServletContext context;
    private final boolean isCached;
    private final WebJarVersionLocator webJars = new WebJarVersionLocator();
    private final Map<String, Optional<Asset>> cache = new ConcurrentHashMap<>();

    /** @param isCached false in development: an edited file shows on reload */
    public Assets(ServletContext context, boolean isCached) {
        this.context = context;
        this.isCached = isCached;
    }

    static boolean isAsset(String path) {
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    Optional<Asset> find(String path) {
        if (!isAsset(path) || path.contains("..") || path.contains("//")) return Optional.empty();
        // Only what exists is kept, so that made-up paths cannot fill the memory.
        var known = isCached ? cache.get(path) : null;
        if (known != null) return known;
        var loaded = load(path);
        if (isCached && loaded.isPresent()) cache.put(path, loaded);
        return loaded;
    }

    String fingerprint(String path) {
        return find(path)
                .orElseThrow(() -> new IllegalArgumentException("No asset " + path))
                .fingerprint();
    }

    private Optional<Asset> load(String path) {
        try (var stream = open(path)) {
            if (stream == null) return Optional.empty();
            var content = stream.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Optional.of(new Asset(content, HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable InputStream open(String path) {
        if (path.startsWith("/assets/")) return context.getResourceAsStream(path);
        var name = path.substring("/webjars/".length());
        int slash = name.indexOf('/');
        if (slash < 0) return null;
        var versioned = webJars.path(name.substring(0, slash), name.substring(slash + 1));
        if (versioned == null) return null;
        return Assets.class.getClassLoader().getResourceAsStream("META-INF/resources/webjars/" + versioned);
    }
}
