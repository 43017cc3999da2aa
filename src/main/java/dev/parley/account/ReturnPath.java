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

/** Finds the page to return to after the login: the one that the browser shows, or asked for. */
public final class ReturnPath {
    /** Encoded it is at most three times as long, and a response's headers fit in 8 KB. */
    private static final int CHARS_MAX = 2_000;

    private static final Set<String> NOT_RETURNED_TO = Set.of("/login", "/signup", "/logout");
    /** A page has a name, or a name and a number; forms send to paths below it. */
    private static final Pattern PAGE = Pattern.compile("/[^/]*(/\\d+(?=/|$))?");

    private final Origin here;

    public ReturnPath(Origin here) {
        this.here = here;
    }

    /** The path of the login page, with the page to return to in {@code next}. */
    String login(HttpServletRequest request) {
        var shown = isPageRequest(request) ? Optional.of(asked(request)) : shown(request);
        var next = shown.filter(ReturnPath::isPage).orElseGet(() -> page(PathParams.of(request)));
        return "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** The page that a login or sign-up form names in its field {@code next}, else the new chat. */
    static String next(Form form) {
        return named(form).orElse("/chat");
    }

    /** The page named in {@code next}, if it is one of this application's. */
    static Optional<String> named(Form form) {
        return form.path("next").filter(ReturnPath::isPage);
    }

    private static boolean isPage(String path) {
        return path.length() <= CHARS_MAX && Form.isPath(path) && !NOT_RETURNED_TO.contains(page(path));
    }

    /** A page can be asked for again; a fragment or a change cannot. */
    private static boolean isPageRequest(HttpServletRequest request) {
        return Set.of("GET", "HEAD").contains(request.getMethod()) && !Htmx.isFragmentRequest(request);
    }

    private static String asked(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? PathParams.of(request) : PathParams.of(request) + "?" + query;
    }

    /** The page that sent the request, if the browser tells and it is one of ours. */
    private Optional<String> shown(HttpServletRequest request) {
        return Htmx.currentUrl(request)
                .or(() -> Optional.ofNullable(request.getHeader("Referer")))
                .flatMap(url -> here.path(url, request));
    }

    private static String page(String path) {
        var page = PAGE.matcher(path.replaceFirst("[?#].*", ""));
        return page.lookingAt() ? page.group() : "/";
    }
}
