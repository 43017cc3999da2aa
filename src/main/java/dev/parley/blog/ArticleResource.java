package dev.parley.blog;

import dev.parley.web.Path;
import dev.parley.web.Problem;
import dev.parley.web.Resource;
import dev.parley.web.View;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /blog/{slug}}: one article. */
public final class ArticleResource extends Resource {
    private final transient View view;
    private final transient Articles articles;

    public ArticleResource(View view, Articles articles) {
        this.view = view;
        this.articles = articles;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var article = articles.find(Path.variable(request, "slug"), Words.language(request))
                .orElseThrow(Problem::notFound);
        view.page(request, "blog/show").with("article", article).to(response);
    }
}
