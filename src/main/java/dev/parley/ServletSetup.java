package dev.parley;

import dev.parley.web.DiskUploads;
import dev.parley.web.ErrorFilter;
import dev.parley.web.ForwardedProtoFilter;
import dev.parley.web.Origin;
import dev.parley.web.RequestBodyFilter;
import dev.parley.web.Router;
import dev.parley.web.SameOriginFilter;
import dev.parley.web.SecurityHeadersFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.EnumSet;

/** Registers the filters, in their order, and the router with the routes of all features. */
final class ServletSetup {
    private ServletSetup() {}

    static void register(ServletContext context, Config config, Features features, Clock clock) {
        var ownOrigin = new Origin(config.publicUrl());
        var router = new Router();
        features.all().forEach(feature -> feature.register(router));

        var forwardedProto = new ForwardedProtoFilter(features.clientAddress());
        filter(context, forwardedProto, DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        filter(context, new SecurityHeadersFilter(config.isHttps()), DispatcherType.REQUEST, DispatcherType.ERROR);
        filter(context, new ErrorFilter(features.errorPage()), DispatcherType.REQUEST, DispatcherType.ASYNC);
        var bodies = new RequestBodyFilter(
                clock,
                config.files().fileBytesMax(),
                router::acceptsFiles,
                new DiskUploads(features.uploads(), config.importBytesMax(), router::storesUpload),
                features.account()::userId);
        // The filters after this one run when the body has been read, which is an ASYNC dispatch.
        filter(context, bodies, DispatcherType.REQUEST, DispatcherType.ASYNC);
        filter(context, new SameOriginFilter(ownOrigin), DispatcherType.REQUEST, DispatcherType.ASYNC);
        var auth = features.account().authFilter(ownOrigin, router::hasPath);
        filter(context, auth, DispatcherType.REQUEST, DispatcherType.ASYNC);

        var servlet = context.addServlet("router", router);
        servlet.addMapping("/");
        servlet.setAsyncSupported(true);
        servlet.setLoadOnStartup(1);
    }

    private static void filter(ServletContext context, Filter filter, DispatcherType first, DispatcherType... more) {
        var registration = context.addFilter(filter.getClass().getSimpleName(), filter);
        // Required so that servlets behind the filter can keep event streams open.
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(first, more), true, "/*");
    }
}
