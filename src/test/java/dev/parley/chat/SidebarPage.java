package dev.parley.chat;

import dev.parley.Person;
import java.util.List;
import java.util.regex.Pattern;

/** What the lists of the sidebar in a page or fragment show. */
record SidebarPage(String html) {
    private static final Pattern ROW = Pattern.compile("class=\"chat-link\"[^>]*>([^<]*)</a>");

    static SidebarPage of(Person person) {
        return new SidebarPage(person.gets("/chat").body());
    }

    /** The sidebar with this folder open. */
    static SidebarPage of(Person person, long openFolder) {
        var cookies = person.cookies().getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .toList();
        var all = String.join("; ", cookies) + "; folders=" + openFolder;
        return new SidebarPage(person.gets("/chat", "Cookie", all).body());
    }

    List<String> pinned() {
        return rows(html.substring(html.indexOf("id=\"chats-pinned\""), html.indexOf("by-date")));
    }

    List<String> byDate() {
        return rows(html.substring(html.indexOf("by-date")));
    }

    List<String> inFolders() {
        return rows(html.substring(0, html.indexOf("id=\"chats-pinned\"")));
    }

    private static List<String> rows(String html) {
        return ROW.matcher(html).results().map(match -> match.group(1)).toList();
    }
}
