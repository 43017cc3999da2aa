package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.Origin;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Determines the page to return to after the login: the requested page, or the page that sent the request. */
public final class ReturnPath {
    /** Encoding makes a path at most three times as long, and the headers of a response must fit in 8 KB. */
    private static final int CHARS_MAX = 2_000;

    private static final Set<String> EXCLUDED = Set.of("/login", "/signup", "/logout");
    /** The path of a page is a name, or a name and an id. Forms post to paths below it. */
    private static final Pattern PAGE = Pattern.compile("/[^/]*(/\\d+(?=/|$))?");

    private final Origin ownOrigin;

    public ReturnPath(Origin ownOrigin) {
        this.ownOrigin = ownOrigin;
    }

    /** The URL of the login page, with the page to return to in {@code next}. */
    String loginUrl(HttpServletRequest request) {
        var page = isRepeatable(request) ? Optional.of(pathWithQuery(request)) : currentPage(request);
        var next = page.filter(ReturnPath::isReturnable).orElseGet(() -> pagePath(PathParams.path(request)));
        return "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** The page to open after a login or sign-up: the one in the field {@code next}, otherwise the new chat. */
    public static String next(Form form) {
        return find(form).orElse("/chat");
    }

    /** The page in the field {@code next}, if it is a page of this application. */
    public static Optional<String> find(Form form) {
        return form.path("next").filter(ReturnPath::isReturnable);
    }

    private static boolean isReturnable(String path) {
        return path.length() <= CHARS_MAX && Form.isPath(path) && !EXCLUDED.contains(pagePath(path));
    }

    /** Whether the request can be repeated after the login. A fragment or a change cannot. */
    private static boolean isRepeatable(HttpServletRequest request) {
        return Set.of("GET", "HEAD").contains(request.getMethod()) && !Htmx.isFragmentRequest(request);
    }

    private static String pathWithQuery(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? PathParams.path(request) : PathParams.path(request) + "?" + query;
    }

    /** The page that sent the request, if the browser sends its URL and it is a page of this application. */
    private Optional<String> currentPage(HttpServletRequest request) {
        return Htmx.currentUrl(request)
                .or(() -> Optional.ofNullable(request.getHeader("Referer")))
                .flatMap(url -> ownOrigin.path(url, request));
    }

    private static String pagePath(String path) {
        var page = PAGE.matcher(path.replaceFirst("[?#].*", ""));
        return page.lookingAt() ? page.group() : "/";
    }
}
