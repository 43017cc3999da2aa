package dev.parley.chat.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folders that are open in the sidebar of this browser. A script stores their ids in a cookie, so that the page arrives
 * with these folders open. Without JavaScript, only the folder of the open chat is open.
 */
final class OpenFolders {
    /** Each open folder costs a query and makes the page longer. */
    private static final int OPEN_MAX = 10;

    private static final String COOKIE = "folders";
    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private OpenFolders() {}

    static Set<Long> of(HttpServletRequest request, Optional<Long> ofOpenChat) {
        var cookies = Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream);
        var open = cookies.filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> Arrays.stream(cookie.getValue().split("\\.", -1)))
                .filter(text -> ID.matcher(text).matches())
                .map(Long::valueOf)
                .limit(OPEN_MAX)
                .collect(Collectors.toSet());
        ofOpenChat.ifPresent(open::add);
        return open;
    }
}
