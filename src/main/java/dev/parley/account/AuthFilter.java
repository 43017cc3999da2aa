package dev.parley.account;

import dev.parley.web.Htmx;
import dev.parley.web.Path;
import dev.parley.web.Problem;
import dev.parley.web.ProblemPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Finds out who sends a request, and sends strangers to the login page from all pages but the public ones. */
public final class AuthFilter extends HttpFilter {
    private static final Set<String> PUBLIC =
            Set.of("/", "/login", "/signup", "/logout", "/theme", "/blog", "/error", "/up");
    private static final List<String> PUBLIC_BELOW = List.of("/blog/", "/assets/", "/webjars/");
    /** Asked for by every page; who asks does not matter. */
    private static final List<String> ANONYMOUS_BELOW = List.of("/assets/", "/webjars/");

    private final transient LoginSessions sessions;
    private final transient SessionCookie cookie;

    public AuthFilter(LoginSessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = Path.of(request);
        if (ANONYMOUS_BELOW.stream().noneMatch(path::startsWith)) {
            cookie.read(request).flatMap(sessions::find).ifPresent(user -> CurrentUser.set(request, user));
        }
        if (isPublic(path) || CurrentUser.find(request).isPresent()) {
            chain.doFilter(request, response);
        } else if (ProblemPage.wantsText(request)) {
            throw new Problem(401, "problem.401");
        } else {
            Htmx.redirect(request, response, "/login" + next(request, path));
        }
    }

    private static boolean isPublic(String path) {
        return PUBLIC.contains(path) || PUBLIC_BELOW.stream().anyMatch(path::startsWith);
    }

    /** Where to go after the login; only a page that can be asked for again. */
    private static String next(HttpServletRequest request, String path) {
        if (!request.getMethod().equals("GET") || Htmx.isFragmentRequest(request)) return "";
        var query = request.getQueryString();
        return "?next=" + URLEncoder.encode(query == null ? path : path + "?" + query, StandardCharsets.UTF_8);
    }
}
