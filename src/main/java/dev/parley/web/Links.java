package dev.parley.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Makes <code>@{/chat}</code> a URL: below the context path, which is known without a request, so that a fragment can be
 * rendered for an event stream too; and with a fingerprint where it is an asset.
 */
final class Links extends StandardLinkBuilder {
    private final String contextPath;
    private final Assets assets;

    Links(String contextPath, Assets assets) {
        this.contextPath = contextPath;
        this.assets = assets;
    }

    @Override
    protected String computeContextPath(
            IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
        return contextPath;
    }

    @Override
    protected String processLink(IExpressionContext context, String link) {
        return Assets.isAsset(link.substring(contextPath.length()))
                ? link + "?v=" + assets.fingerprint(link.substring(contextPath.length()))
                : link;
    }
}
