package dev.parley.blog;

import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /blog/{slug}}: one article. */
public final class ArticleResource extends Resource {
    private final transient Templates templates;
    private final transient Articles articles;

    public ArticleResource(Templates templates, Articles articles) {
        this.templates = templates;
        this.articles = articles;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var article = articles.find(PathParams.variable(request, "slug"), Translations.language(request))
                .orElseThrow(HttpException::notFound);
        templates.page(request, "blog/show").with("article", article).send(response);
    }
}
