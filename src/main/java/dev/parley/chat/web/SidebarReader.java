package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatCursor;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Folder;
import dev.parley.chat.FolderStore;
import dev.parley.chat.view.ChatList;
import dev.parley.chat.view.DateGroup;
import dev.parley.chat.view.SidebarLists;
import dev.parley.chat.view.SidebarLists.FolderRows;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the lists of the sidebar: the folders, the pinned chats, and a page of the others, last active first; the SQL is in
 * {@link ChatStore}. Chats are grouped by days in the server's time zone, because a browser does not send its own.
 */
public final class SidebarReader {
    static final int SHOWN_MAX = 30;
    /** A page on which older chats were loaded keeps them when the list is sent again. */
    static final int RELISTED_MAX = 300;

    static final int FOLDER_SHOWN_MAX = 10;

    private static final String ROWS_HEADER = "Parley-Rows";

    private final ChatStore chats;
    private final FolderStore folders;
    private final Clock clock;

    public SidebarReader(ChatStore chats, FolderStore folders, Clock clock) {
        this.chats = chats;
        this.folders = folders;
        this.clock = clock;
    }

    /** All lists. Those by date start at the cursor in the query ({@code chats}), otherwise with the newest chat. */
    SidebarLists lists(HttpServletRequest request, Optional<Chat> open) {
        var user = CurrentUser.of(request);
        return SidebarLists.of(folders(request, user, open), chats.pinned(user), byDate(request, false));
    }

    /** The next page of the chats by date. */
    ChatList more(HttpServletRequest request) {
        return byDate(request, true);
    }

    /** The chats of an open folder. */
    FolderRows folder(User user, Folder folder) {
        var found = chats.unpinnedInFolder(user, folder.id(), FOLDER_SHOWN_MAX + 1);
        boolean hasMore = found.size() > FOLDER_SHOWN_MAX;
        return new FolderRows(folder, true, hasMore ? found.subList(0, FOLDER_SHOWN_MAX) : found, hasMore);
    }

    /** All folders, in alphabetical order. */
    List<Folder> folders(User user, Locale locale) {
        var collator = Collator.getInstance(locale);
        return folders.list(user).stream()
                .sorted(Comparator.comparing(Folder::name, collator))
                .toList();
    }

    private List<FolderRows> folders(HttpServletRequest request, User user, Optional<Chat> open) {
        var isOpen =
                OpenFolders.of(request, open.flatMap(chat -> chat.placement().folderId()));
        return folders(user, Translations.language(request)).stream()
                .map(folder -> isOpen.contains(folder.id())
                        ? folder(user, folder)
                        : new FolderRows(folder, false, List.of(), false))
                .toList();
    }

    private ChatList byDate(HttpServletRequest request, boolean goesOn) {
        var cursor = ChatCursor.parse(Form.query(request).line("chats")).orElseThrow(HttpException::badRequest);
        int max = cursor.isStart() ? rows(request) : SHOWN_MAX;
        var found = chats.byDate(CurrentUser.of(request), cursor, max + 1);
        var locale = Translations.language(request);
        var today = LocalDate.now(clock);
        var previous = goesOn && !cursor.isStart()
                ? Optional.of(DateGroup.of(day(cursor.activeAt()), today, locale))
                : Optional.<DateGroup>empty();
        return ChatList.of(
                found, max, cursor.isStart(), previous, chat -> DateGroup.of(day(chat.activeAt()), today, locale));
    }

    /** The number of chats by date that the page shows already. */
    private static int rows(HttpServletRequest request) {
        var header = Optional.ofNullable(request.getHeader(ROWS_HEADER)).filter(text -> text.matches("\\d{1,4}"));
        return header.map(text -> Math.min(RELISTED_MAX, Math.max(SHOWN_MAX, Integer.parseInt(text))))
                .orElse(SHOWN_MAX);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }
}
