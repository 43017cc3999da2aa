package dev.parley.blog;

import dev.parley.web.Resource;
import dev.parley.web.View;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /blog}: all articles. */
public final class BlogResource extends Resource {
    private final transient View view;
    private final transient Articles articles;

    public BlogResource(View view, Articles articles) {
        this.view = view;
        this.articles = articles;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        view.page(request, "blog/index")
                .with("articles", articles.all(Words.language(request)))
                .to(response);
    }
}
