package dev.parley.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Turns <code>@{/chat}</code> into a URL below the context path, with a fingerprint if it is an asset. The context path
 * does not come from the request, because fragments for event streams are rendered without one.
 */
final class AssetLinkBuilder extends StandardLinkBuilder {
    private final String contextPath;
    private final Assets assets;

    AssetLinkBuilder(String contextPath, Assets assets) {
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
