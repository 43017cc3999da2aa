package dev.parley.account;

import dev.parley.web.ApiPath;
import dev.parley.web.ClientAddress;
import dev.parley.web.ErrorPage;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Authenticates requests by the session cookie, and those to the API by a token only. Without a session, public pages are served, other pages redirect to the
 * login, and paths without a route are a 404. For users who are not admins, the administration pages are a 404, too.
 */
public final class AuthFilter extends HttpFilter {
    private static final Set<String> PUBLIC = Set.of(
            "/", "/login", "/login/code", "/login/passkey", "/signup", "/logout", "/theme", "/blog", "/error", "/up");
    private static final List<String> PUBLIC_BELOW =
            List.of("/blog/", "/reset/", "/login/oidc/", "/share/", "/assets/", "/webjars/");
    /** The same for all users, so the session is not looked up: snapshots of chats, and files that every page loads. */
    private static final List<String> ANONYMOUS_BELOW = List.of("/share/", "/assets/", "/webjars/");

    /** For programs, see {@link TokenAuth}. */
    private static final String API_DESCRIPTION = "/api/openapi.json";

    private final transient SessionStore sessions;
    private final transient TokenAuth tokens;
    private final transient SessionCookie cookie;
    private final transient ClientAddress clientAddress;
    private final transient Predicate<String> isRouted;
    private final transient ReturnPath returnPath;

    /** @param isRouted whether any route matches a path */
    AuthFilter(
            SessionStore sessions,
            TokenAuth tokens,
            SessionCookie cookie,
            ClientAddress clientAddress,
            Predicate<String> isRouted,
            ReturnPath returnPath) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.clientAddress = clientAddress;
        this.isRouted = isRouted;
        this.returnPath = returnPath;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = PathParams.path(request);
        if (ApiPath.is(request)) {
            if (!isRouted.test(path)) {
                throw HttpException.notFound();
            }
            if (!path.equals(API_DESCRIPTION)) {
                tokens.require(request, response);
            }
            chain.doFilter(request, response);
            return;
        }
        if (ANONYMOUS_BELOW.stream().noneMatch(path::startsWith)) {
            cookie.read(request).flatMap(sessions::find).ifPresent(session -> {
                session.set(request);
                sessions.seen(session, clientAddress.of(request));
            });
        }
        var user = CurrentUser.find(request);
        if (isAdministration(path) && user.isPresent() && !user.get().admin()) {
            throw HttpException.notFound();
        }
        if (isPublic(path) || user.isPresent()) {
            chain.doFilter(request, response);
        } else if (isRouted.test(path)) {
            redirectToLogin(request, response);
        } else {
            throw HttpException.notFound();
        }
    }

    /** Redirects a page. A script gets a 401, because it could not distinguish a redirect from success. */
    private void redirectToLogin(HttpServletRequest request, HttpServletResponse response) {
        boolean isText = ErrorPage.wantsText(request);
        if (isText || Htmx.isFragmentRequest(request)) {
            if (!isText) {
                Htmx.setRedirect(request, response, returnPath.loginUrl(request));
            }
            throw new HttpException(401, "problem.401");
        }
        Htmx.redirect(request, response, returnPath.loginUrl(request));
    }

    private static boolean isAdministration(String path) {
        return path.equals("/admin") || path.startsWith("/admin/");
    }

    private static boolean isPublic(String path) {
        return PUBLIC.contains(path) || PUBLIC_BELOW.stream().anyMatch(path::startsWith);
    }
}
