package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Folder;
import dev.parley.chat.view.SidebarLists;
import dev.parley.chat.view.Undo;
import dev.parley.web.Htmx;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the sidebar beside every page, and the fragments that update it. {@link SidebarReader} reads its lists. */
public final class Sidebar {
    private static final long NONE = 0;
    private static final Pattern CHAT_URL = Pattern.compile(".*/chat/(\\d{1,18})(?:[?#].*)?");
    private static final Pattern CHATS_URL = Pattern.compile("[^?#]*/chats(?:\\?([^#]*))?(?:#.*)?");

    private final Templates templates;
    private final SidebarReader reader;
    private final ChatStore chats;

    public Sidebar(Templates templates, SidebarReader reader, ChatStore chats) {
        this.templates = templates;
        this.reader = reader;
        this.chats = chats;
    }

    /** A page with the sidebar. */
    public PageResponse page(HttpServletRequest request, String template, Optional<Chat> open) {
        return withLists(fragment(request, template), reader.lists(request, open))
                .with("open", open.map(Chat::id).orElse(NONE));
    }

    /** The next page of the chats by date, which htmx appends. */
    PageResponse more(HttpServletRequest request) {
        return fragment(request, "chat/rows").with("list", reader.more(request)).with("open", openIn(request));
    }

    /** The chats of a folder, when it is opened. */
    PageResponse folder(HttpServletRequest request, Folder folder) {
        return fragment(request, "chat/rows")
                .with("folder", reader.folder(CurrentUser.of(request), folder))
                .with("open", openIn(request));
    }

    /** The lists as they are now, unless the page has this version of them already. */
    Optional<PageResponse> newer(HttpServletRequest request, String version) {
        var lists = reader.lists(request, openChat(request));
        return lists.version().equals(version) ? Optional.empty() : Optional.of(relisted(request, lists));
    }

    /**
     * The lists after an action of the user.
     *
     * @param undo the notice that offers to undo the action
     * @param changed the chat that gets the focus
     */
    PageResponse relisted(HttpServletRequest request, Optional<Undo> undo, Optional<Chat> changed) {
        var open = openChat(request);
        return relisted(request, reader.lists(request, open))
                .with("undo", undo.orElse(null))
                .with("query", "")
                .with("focused", undo.isPresent() ? NONE : changed.map(Chat::id).orElse(NONE))
                .with("chat", open.orElse(null));
    }

    /** The row of one chat. */
    PageResponse row(HttpServletRequest request, Chat chat) {
        return row(request, "chat/rows", chat);
    }

    /** A page of this template that contains the row of one chat. */
    PageResponse row(HttpServletRequest request, String template, Chat chat) {
        return fragment(request, template).with("row", chat).with("open", openIn(request));
    }

    /** Whether htmx sent the request from the page of this chat. */
    static boolean isOpen(HttpServletRequest request, long chatId) {
        return openIn(request) == chatId;
    }

    /** The query of the page of all chats, if htmx sent the request from there. That page shows more than the sidebar. */
    static Optional<String> chatsQuery(HttpServletRequest request) {
        return Htmx.currentUrl(request)
                .map(CHATS_URL::matcher)
                .filter(Matcher::matches)
                .map(url -> Optional.ofNullable(url.group(1)).orElse(""));
    }

    private PageResponse relisted(HttpServletRequest request, SidebarLists lists) {
        return withLists(fragment(request, "chat/rows"), lists).with("open", openIn(request));
    }

    /** A page or fragment with rows, none of which gets the focus. */
    private PageResponse fragment(HttpServletRequest request, String template) {
        return templates.page(request, template).with("focused", NONE);
    }

    private static PageResponse withLists(PageResponse page, SidebarLists lists) {
        return page.with("lists", lists).with("list", lists.byDate());
    }

    private Optional<Chat> openChat(HttpServletRequest request) {
        long id = openIn(request);
        return id == NONE ? Optional.empty() : chats.find(CurrentUser.of(request), id);
    }

    /** The id of the chat on the page that sent the request with htmx, otherwise 0. */
    private static long openIn(HttpServletRequest request) {
        var match = CHAT_URL.matcher(Htmx.currentUrl(request).orElse(""));
        return match.matches() ? Long.parseLong(match.group(1)) : NONE;
    }
}
