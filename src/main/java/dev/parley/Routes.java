package dev.parley;

import dev.parley.account.AuthFilter;
import dev.parley.account.LoginResource;
import dev.parley.account.LogoutResource;
import dev.parley.account.ReturnPath;
import dev.parley.account.SettingsResource;
import dev.parley.account.SignupResource;
import dev.parley.blog.ArticleResource;
import dev.parley.blog.BlogResource;
import dev.parley.chat.AddMessageResource;
import dev.parley.chat.ChatResource;
import dev.parley.chat.GenerateResource;
import dev.parley.chat.MessageResource;
import dev.parley.chat.ModelsResource;
import dev.parley.chat.NewChatResource;
import dev.parley.chat.OpenStreams;
import dev.parley.ops.UpResource;
import dev.parley.web.AssetResource;
import dev.parley.web.ErrorFilter;
import dev.parley.web.ErrorResource;
import dev.parley.web.Origin;
import dev.parley.web.RequestBodyFilter;
import dev.parley.web.Router;
import dev.parley.web.SameOriginFilter;
import dev.parley.web.SecurityHeadersFilter;
import dev.parley.web.StaticPageResource;
import dev.parley.web.ThemeResource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/** The table of all URLs, and the filter chain in front of it. */
final class Routes {
    private Routes() {}

    static void register(ServletContext context, Services s) {
        var config = s.config();
        var here = new Origin(config.publicUrl());
        var router = new Router()
                .route("/", new StaticPageResource(s.templates(), "home"))
                .route(
                        "/signup",
                        new SignupResource(
                                s.templates(),
                                s.users(),
                                s.attempts(),
                                s.clientAddress(),
                                s.sessions(),
                                s.cookie(),
                                config.isSignupOpen()))
                .route(
                        "/login",
                        new LoginResource(
                                s.templates(), s.users(), s.attempts(), s.clientAddress(), s.sessions(), s.cookie()))
                .route("/logout", new LogoutResource(s.sessions(), s.cookie()))
                .route(
                        "/settings",
                        new SettingsResource(s.templates(), s.settings(), s.installation(), s::providerNotice))
                .route(
                        "/chat",
                        new NewChatResource(
                                s.sidebar(), s.deletedChats(), s.models(), s.modelPickers(), s.chatPage(), s.answers()))
                .route("/models", new ModelsResource(s.templates(), s.models(), s.modelPickers()))
                .route(
                        "/chat/{id}",
                        new ChatResource(
                                s.chats(), s.deletedChats(), s.messages(), s.chatPage(), s.sidebar(), s.generations()))
                .route("/chat/{id}/message/add", new AddMessageResource(s.chats(), s.chatPage(), s.answers()))
                .route(
                        "/chat/{id}/message/{mid}",
                        new MessageResource(s.chats(), s.messages(), s.messageTree(), s.chatPage()))
                .route(
                        "/chat/{id}/generate",
                        new GenerateResource(
                                s.chats(),
                                s.messages(),
                                s.messageViews(),
                                s.chatPage(),
                                s.answers(),
                                s.generations(),
                                new OpenStreams(config.streamsPerUserMax())))
                .route("/theme", new ThemeResource())
                .route("/blog", new BlogResource(s.templates(), s.articles()))
                .route("/blog/{slug}", new ArticleResource(s.templates(), s.articles()))
                .route("/error", new ErrorResource(s.problemPage()))
                .route("/up", new UpResource(s.database()))
                .route("/assets/{file...}", new AssetResource(s.assets()))
                .route("/webjars/{file...}", new AssetResource(s.assets()));

        filter(context, new SecurityHeadersFilter(config.isHttps()), DispatcherType.REQUEST, DispatcherType.ERROR);
        filter(context, new ErrorFilter(s.problemPage()), DispatcherType.REQUEST, DispatcherType.ASYNC);
        // The filters after this one run when the body has been read, which is an ASYNC dispatch.
        filter(context, new RequestBodyFilter(s.clock()), DispatcherType.REQUEST, DispatcherType.ASYNC);
        filter(context, new SameOriginFilter(here), DispatcherType.REQUEST, DispatcherType.ASYNC);
        filter(
                context,
                new AuthFilter(s.sessions(), s.cookie(), router::hasPath, new ReturnPath(here)),
                DispatcherType.REQUEST,
                DispatcherType.ASYNC);
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
