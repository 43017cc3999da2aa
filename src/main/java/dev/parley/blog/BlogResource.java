package dev.parley.blog;

import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /blog}: all articles. */
public final class BlogResource extends Resource {
    private final transient Templates templates;
    private final transient Articles articles;

    public BlogResource(Templates templates, Articles articles) {
        this.templates = templates;
        this.articles = articles;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        templates
                .page(request, "blog/index")
                .with("articles", articles.all(Translations.language(request)))
                .send(response);
    }
}
