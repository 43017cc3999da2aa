package dev.parley.blog;

import dev.parley.markdown.Markdown;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import jakarta.servlet.ServletContext;

/** The blog. */
public final class BlogFeature implements Feature {
    private final Templates templates;
    private final Articles articles;

    public BlogFeature(ServletContext context, Templates templates, Markdown markdown) {
        this.templates = templates;
        this.articles = new Articles(context, markdown);
    }

    @Override
    public void register(Router router) {
        router.route("/blog", new BlogResource(templates, articles))
                .route("/blog/{slug}", new ArticleResource(templates, articles));
    }
}
