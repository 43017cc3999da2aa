package dev.parley.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The browser and the operating system that a {@code User-Agent} header names. It is only a hint for the owner of a session:
 * anyone can send any header.
 */
record Device(Optional<String> browser, Optional<String> system) {
    /** What a header contains, and the name of the browser. The first match counts, because most contain the names of others. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "Opera", "Opera",
            "Vivaldi/", "Vivaldi",
            "SamsungBrowser/", "Samsung Internet",
            "YaBrowser/", "Yandex Browser",
            "DuckDuckGo/", "DuckDuckGo",
            "Ddg/", "DuckDuckGo",
            "FxiOS/", "Firefox",
            "Firefox/", "Firefox",
            "CriOS/", "Chrome",
            "Chromium/", "Chromium",
            "HeadlessChrome/", "Chrome",
            "Chrome/", "Chrome",
            "MSIE ", "Internet Explorer",
            "Trident/", "Internet Explorer",
            "Epiphany/", "GNOME Web",
            "Safari/", "Safari",
            "curl/", "curl",
            "Wget/", "Wget",
            "python-", "Python",
            "Java", "Java");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Windows", "Windows",
            "Android", "Android",
            "CrOS", "ChromeOS",
            "Mac OS X", "macOS",
            "Macintosh", "macOS",
            "FreeBSD", "FreeBSD",
            "Linux", "Linux");

    static Device of(String userAgent) {
        return new Device(first(BROWSERS, userAgent), first(SYSTEMS, userAgent));
    }

    private static Optional<String> first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> ordered(String... names) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.length; i += 2) {
            map.put(names[i], names[i + 1]);
        }
        return map;
    }
}
