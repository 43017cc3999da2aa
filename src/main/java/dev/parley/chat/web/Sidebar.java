package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatCursor;
import dev.parley.chat.ChatStore;
import dev.parley.chat.view.ChatList;
import dev.parley.chat.view.DateGroup;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Builds the list of chats beside every page: last active first, a page at a time; the SQL is in {@link ChatStore}. Chats
 * are grouped by days in the server's time zone, because a browser does not send its own.
 */
public final class Sidebar {
    static final int SHOWN_MAX = 30;

    private static final long NONE = 0;
    private static final Pattern CHAT_URL = Pattern.compile(".*/chat/(\\d{1,18})(?:[?#].*)?");

    private final Templates templates;
    private final ChatStore chats;
    private final Clock clock;

    public Sidebar(Templates templates, ChatStore chats, Clock clock) {
        this.templates = templates;
        this.chats = chats;
        this.clock = clock;
    }

    /** A page with the list. The list starts at the cursor in the query ({@code chats}), otherwise with the newest chat. */
    PageResponse page(HttpServletRequest request, String template, Optional<Chat> open) {
        return templates
                .page(request, template)
                .with("list", list(request, false))
                .with("open", open.map(Chat::id).orElse(NONE));
    }

    /** The next page of the list, which htmx appends. */
    PageResponse more(HttpServletRequest request) {
        return templates
                .page(request, "chat/rows")
                .with("list", list(request, true))
                .with("open", openIn(request));
    }

    /** The row of one chat. */
    PageResponse row(HttpServletRequest request, Chat chat) {
        return row(request, "chat/rows", chat);
    }

    /** A page of this template that contains the row of one chat. */
    PageResponse row(HttpServletRequest request, String template, Chat chat) {
        return templates.page(request, template).with("row", chat).with("open", openIn(request));
    }

    /** Whether htmx sent the request from the page of this chat. */
    static boolean isOpen(HttpServletRequest request, Chat chat) {
        return openIn(request) == chat.id();
    }

    /** The id of the chat on the page that sent the request with htmx, otherwise 0. */
    private static long openIn(HttpServletRequest request) {
        var url = Optional.ofNullable(request.getHeader("HX-Current-URL")).orElse("");
        var match = CHAT_URL.matcher(url);
        return match.matches() ? Long.parseLong(match.group(1)) : NONE;
    }

    private ChatList list(HttpServletRequest request, boolean goesOn) {
        var cursor = ChatCursor.parse(Form.query(request).line("chats")).orElseThrow(HttpException::badRequest);
        var found = chats.byDate(CurrentUser.of(request), cursor, SHOWN_MAX + 1);
        var locale = Translations.language(request);
        var today = LocalDate.now(clock);
        var previous = goesOn && !cursor.isStart()
                ? Optional.of(DateGroup.of(day(cursor.activeAt()), today, locale))
                : Optional.<DateGroup>empty();
        return ChatList.of(
                found,
                SHOWN_MAX,
                cursor.isStart(),
                previous,
                chat -> DateGroup.of(day(chat.activeAt()), today, locale));
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }
}
