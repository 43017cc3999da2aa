package dev.parley.account;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The header {@code Clear-Site-Data} (https://www.w3.org/TR/clear-site-data/), which browsers obey on https and localhost.
 *
 * <p>Only {@code "storage"}: the drafts of unsent questions. The session's cookie is cleared by name, because {@code
 * "cookies"} would also clear the theme, and the cookies of all other applications below the same registrable domain. Private
 * pages are {@code no-store}, so {@code "cache"} would clear only assets and would make some browsers wait for seconds.
 */
final class ClearSiteData {
    private ClearSiteData() {}

    static void send(HttpServletResponse response) {
        response.setHeader("Clear-Site-Data", "\"storage\"");
    }
}
