package dev.parley.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.webjars.WebJarVersionLocator;

/**
 * The static files that pages load: Parley's own below {@code /assets}, libraries below {@code /webjars}, without the
 * version in their URL.
 */
public final class Assets {
    /** The only files served from the webjars, which contain about a hundred times as many. */
    private static final Pattern LIBRARIES = Pattern.compile("/webjars/(?:htmx\\.org/dist/htmx\\.min\\.js"
            + "|htmx-ext-sse/sse\\.js"
            + "|highlightjs/highlight\\.min\\.js"
            + "|katex/dist/(?:katex\\.min\\.(?:js|css)|fonts/KaTeX_[\\w-]+\\.woff2))");

    private static final Pattern TEXT = Pattern.compile(".*\\.(?:css|js|svg|webmanifest)");
    /** A reference in a style sheet or manifest to a file in the same folder. */
    private static final Pattern REFERENCE = Pattern.compile("(?<=url\\(|\"src\": \")[\\w./-]+\\.(?:woff2|png|svg)");

    private final ServletContext context;
    private final boolean isCached;
    private final WebJarVersionLocator webJars = new WebJarVersionLocator();
    private final Map<String, Optional<Asset>> cache = new ConcurrentHashMap<>();

    /** @param isCached false in development, so that an edited file shows on reload */
    public Assets(ServletContext context, boolean isCached) {
        this.context = context;
        this.isCached = isCached;
    }

    static boolean isAsset(String path) {
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    Optional<Asset> find(String path) {
        if (!isAsset(path) || path.contains("..") || path.contains("//")) {
            return Optional.empty();
        }
        // Cache only files that exist, so that requests for made-up paths cannot fill the memory.
        var known = isCached ? cache.get(path) : null;
        if (known != null) {
            return known;
        }
        var loaded = read(path).map(content -> asset(path, content));
        if (isCached && loaded.isPresent()) {
            cache.put(path, loaded);
        }
        return loaded;
    }

    String fingerprint(String path) {
        return find(path)
                .orElseThrow(() -> new IllegalArgumentException("No asset " + path))
                .fingerprint();
    }

    private Asset asset(String path, byte[] file) {
        boolean isText = TEXT.matcher(path).matches();
        return new Asset(isText ? withFingerprints(path, file) : file, isText);
    }

    /** Adds fingerprints to the references to fonts and icons, so that browsers can cache those files forever too. */
    private byte[] withFingerprints(String path, byte[] file) {
        if (path.endsWith(".js")) {
            return file;
        }
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        return REFERENCE
                .matcher(new String(file, StandardCharsets.UTF_8))
                .replaceAll(name -> Matcher.quoteReplacement(find(folder + name.group())
                        .map(asset -> name.group() + "?v=" + asset.fingerprint())
                        .orElse(name.group())))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Optional<byte[]> read(String path) {
        try (var stream = open(path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable InputStream open(String path) {
        if (path.startsWith("/assets/")) {
            return context.getResourceAsStream(path);
        }
        if (!LIBRARIES.matcher(path).matches()) {
            return null;
        }
        var name = path.substring("/webjars/".length());
        int slash = name.indexOf('/');
        var versioned = webJars.path(name.substring(0, slash), name.substring(slash + 1));
        if (versioned == null) {
            return null;
        }
        return Assets.class.getClassLoader().getResourceAsStream("META-INF/resources/webjars/" + versioned);
    }
}
