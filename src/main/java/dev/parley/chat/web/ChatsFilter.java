package dev.parley.chat.web;

import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatCursor;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Folder;
import dev.parley.chat.FolderStore;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which chats the page of all chats lists.
 *
 * @param folder the folder whose chats are listed; empty for all chats
 */
record ChatsFilter(boolean archived, Optional<Folder> folder) {
    private static final Pattern FILTER = Pattern.compile("(?:^|&)(archived|folder=\\d{1,18})(?:&|$)");

    /** The filter of a query. A folder that the user does not have is a 404. */
    static ChatsFilter of(Form query, User user, FolderStore folders) {
        var folder = query.id("folder").map(id -> folders.find(user, id).orElseThrow(HttpException::notFound));
        return new ChatsFilter(query.has("archived"), folder);
    }

    /** The part of the query of a page that is its filter. */
    static String query(String query) {
        var filter = FILTER.matcher(query);
        return filter.find() ? filter.group(1) : "";
    }

    List<Chat> page(ChatStore chats, User user, ChatCursor after, int max) {
        if (archived) {
            return chats.archived(user, after, max);
        }
        return folder.map(one -> chats.inFolder(user, one.id(), after, max))
                .orElseGet(() -> chats.current(user, after, max));
    }

    /** The query of the page. */
    String query() {
        return archived ? "archived" : folder.map(one -> "folder=" + one.id()).orElse("");
    }
}
