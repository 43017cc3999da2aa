package dev.parley.web;

/** The pages that belong to no other feature: home, themes, errors and static files. */
public final class SiteFeature implements Feature {
    private final Templates templates;
    private final ErrorPage errorPage;
    private final Assets assets;

    public SiteFeature(Templates templates, ErrorPage errorPage, Assets assets) {
        this.templates = templates;
        this.errorPage = errorPage;
        this.assets = assets;
    }

    @Override
    public void register(Router router) {
        router.route("/", new StaticPageResource(templates, "home"))
                .route("/theme", new ThemeResource())
                .route("/error", new ErrorResource(errorPage))
                .route("/assets/{file...}", new AssetResource(assets))
                .route("/webjars/{file...}", new AssetResource(assets));
    }
}
