package dev.parley.blog;

import dev.parley.markdown.Markdown;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The articles of the blog, in each language. Read at start, so that an invalid article stops the start. */
public final class Articles {
    private static final String FOLDER = "/WEB-INF/blog/";
    private static final Pattern FILE = Pattern.compile("(?<slug>[a-z0-9-]+)(\\.(?<language>[a-z]{2}))?\\.md");
    private static final Pattern HEADED = Pattern.compile("---\n(?<head>.*?)\n---\n(?<body>.*)", Pattern.DOTALL);

    private final ServletContext context;
    private final Markdown markdown;
    /** By slug, then by language; the empty language is the default. */
    private final Map<String, Map<String, Article>> articles = new HashMap<>();

    public Articles(ServletContext context, Markdown markdown) {
        this.context = context;
        this.markdown = markdown;
        Optional.ofNullable(context.getResourcePaths(FOLDER)).orElse(Set.of()).forEach(this::add);
    }

    /** Newest first. */
    List<Article> all(Locale locale) {
        return articles.keySet().stream()
                .map(slug -> find(slug, locale).orElseThrow())
                .sorted(Comparator.comparing(Article::date).reversed().thenComparing(Article::slug))
                .toList();
    }

    Optional<Article> find(String slug, Locale locale) {
        var versions = articles.getOrDefault(slug, Map.of());
        return Optional.ofNullable(versions.get(locale.getLanguage())).or(() -> Optional.ofNullable(versions.get("")));
    }

    private void add(String path) {
        var file = FILE.matcher(path.substring(FOLDER.length()));
        if (!file.matches()) {
            throw new IllegalStateException("Not the name of an article: " + path);
        }
        var language = Optional.ofNullable(file.group("language")).orElse("");
        articles.computeIfAbsent(file.group("slug"), slug -> new HashMap<>())
                .put(language, parse(file.group("slug"), read(path)));
    }

    private Article parse(String slug, String text) {
        var parts = HEADED.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("The article " + slug + " has no head between --- lines");
        }
        var head = new HashMap<String, String>();
        parts.group("head").lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalStateException("The article " + slug + " has a line without a colon: " + line);
            }
            head.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        });
        var rendering = markdown.rendering(parts.group("body"));
        if (!rendering.isCacheable()) {
            throw new IllegalStateException("The article " + slug + " cannot be rendered");
        }
        return new Article(
                slug,
                field(slug, head, "title"),
                field(slug, head, "description"),
                field(slug, head, "date"),
                rendering.html());
    }

    private static String field(String slug, Map<String, String> head, String name) {
        return Optional.ofNullable(head.get(name))
                .orElseThrow(() -> new IllegalStateException("The article " + slug + " has no " + name));
    }

    private String read(String path) {
        try (var stream = context.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
