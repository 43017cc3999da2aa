package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatCursor;
import dev.parley.chat.ChatStore;
import dev.parley.chat.search.SearchIndexer;
import dev.parley.chat.search.SearchPage;
import dev.parley.chat.search.SearchQuery;
import dev.parley.chat.search.SearchService;
import dev.parley.chat.view.SearchResults;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.PageResponse;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /search}: the messages and titles that have all words of {@code q}, the newest first; with {@code before} those
 * before that message. htmx asks for parts of the page: the results while the user types, the next page, and what the
 * palette shows.
 */
public final class SearchResource extends Resource {
    /** Hits on a page. */
    static final int HITS_MAX = 20;

    /** Titles and messages in the palette. */
    private static final int PALETTE_TITLES_MAX = 5;

    private static final int PALETTE_MESSAGES_MAX = 5;

    /** Chats in the palette while nothing is typed. */
    private static final int RECENT_MAX = 7;

    private static final long NO_CHAT = -1;

    private final transient Templates templates;
    private final transient Sidebar sidebar;
    private final transient ChatStore chats;
    private final transient SearchService search;
    private final transient SearchIndexer indexer;
    private final transient Clock clock;

    /** @param clock has the time zone of the dates */
    public SearchResource(
            Templates templates,
            Sidebar sidebar,
            ChatStore chats,
            SearchService search,
            SearchIndexer indexer,
            Clock clock) {
        this.templates = templates;
        this.chats = chats;
        this.sidebar = sidebar;
        this.search = search;
        this.indexer = indexer;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.query(request);
        var query = SearchQuery.of(text(request));
        var before = form.id("before");
        switch (target(request)) {
            case "palette-options" -> palette(request, query).sendFragment(response, "options");
            case "results" ->
                results(request, "chat/hits", query, before, indexer.isBehind()).sendFragment(response, "results");
            case "search-older" ->
                results(request, "chat/hits", query, before, false).sendFragment(response, "hits");
            default ->
                results(request, "chat/search", query, before, indexer.isBehind())
                        .send(response);
        }
    }

    private static String target(HttpServletRequest request) {
        return Htmx.isFragmentRequest(request) ? Htmx.target(request).orElse("") : "";
    }

    private PageResponse results(
            HttpServletRequest request, String template, SearchQuery query, Optional<Long> before, boolean isBehind) {
        return page(request, template)
                .with("found", find(request, query, before.orElse(SearchService.NEWEST), HITS_MAX))
                .with("continued", before.isPresent())
                .with("wordless", query.isEmpty())
                .with("behind", isBehind);
    }

    private PageResponse palette(HttpServletRequest request, SearchQuery query) {
        var user = CurrentUser.of(request);
        var titles = query.isEmpty() ? new SearchPage(List.of(), 0) : search.titles(user, query, PALETTE_TITLES_MAX);
        return templates
                .page(request, "chat/palette")
                .with("query", text(request))
                .with("wordless", query.isEmpty())
                .with("recent", text(request).isEmpty() ? chats.current(user, ChatCursor.START, RECENT_MAX) : List.of())
                .with("titles", view(request, query, titles).rows())
                .with(
                        "messages",
                        find(request, query, SearchService.NEWEST, PALETTE_MESSAGES_MAX).rows().stream()
                                .filter(row -> row.messageId() != 0)
                                .toList());
    }

    private SearchResults find(HttpServletRequest request, SearchQuery query, long before, int max) {
        var found = query.isEmpty()
                ? new SearchPage(List.of(), 0)
                : search.find(CurrentUser.of(request), query, before, max);
        return view(request, query, found);
    }

    private SearchResults view(HttpServletRequest request, SearchQuery query, SearchPage found) {
        return SearchResults.of(found, query, Translations.language(request), clock.getZone());
    }

    /** The page is not one of a chat. */
    private PageResponse page(HttpServletRequest request, String template) {
        return sidebar.page(request, template, Optional.empty())
                .with("open", NO_CHAT)
                .with("query", text(request));
    }

    private static String text(HttpServletRequest request) {
        return Form.query(request).line("q");
    }
}
