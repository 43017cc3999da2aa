package dev.parley.chat.web;

import dev.parley.chat.ChatStore;
import dev.parley.chat.search.SearchIndexer;
import dev.parley.chat.search.SearchService;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.time.Clock;

/** The search, and the thread that indexes messages. */
final class SearchFeature implements Feature {
    private final SearchIndexer indexer;
    private final SearchResource search;

    /** Begins to index. */
    SearchFeature(
            Database database, Templates templates, Sidebar sidebar, ChatStore chats, Clock clock, Ticker ticker) {
        indexer = new SearchIndexer(database, ticker);
        indexer.start();
        search = new SearchResource(templates, sidebar, chats, new SearchService(database), indexer, clock);
    }

    @Override
    public void register(Router router) {
        router.route("/search", search);
    }

    @Override
    public void close() {
        indexer.close();
    }
}
