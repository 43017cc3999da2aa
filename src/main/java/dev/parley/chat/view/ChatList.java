package dev.parley.chat.view;

import dev.parley.chat.Chat;
import dev.parley.chat.ChatCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of the list of chats, as templates show it.
 *
 * @param groups the chats, grouped by the time they were last active
 * @param older the cursor of the next page; empty if there is none
 * @param start whether this is the first page
 */
public record ChatList(List<Group> groups, String older, boolean start) {
    /**
     * Chats that were last active at about the same time.
     *
     * @param continued whether the previous page ends with the same group, so that the heading is there already
     * @param top whether chats that become active move into this group
     */
    public record Group(DateGroup dateGroup, boolean continued, boolean top, List<Chat> chats) {}

    /**
     * Groups the chats of a page.
     *
     * @param chats the chats of this page, and one more if there is a next page
     * @param previous the last group of the previous page, if that page is shown too. Otherwise the list starts with today,
     *     even if it is empty, because active chats move there
     */
    public static ChatList of(
            List<Chat> chats,
            int max,
            boolean isStart,
            Optional<DateGroup> previous,
            Function<Chat, DateGroup> dateGroup) {
        var shown = chats.subList(0, Math.min(max, chats.size()));
        var groups = new ArrayList<Group>();
        if (previous.isEmpty()) {
            groups.add(new Group(DateGroup.TODAY, false, true, new ArrayList<>()));
        }
        for (var chat : shown) {
            var its = dateGroup.apply(chat);
            if (groups.isEmpty() || !groups.get(groups.size() - 1).dateGroup().equals(its)) {
                groups.add(new Group(
                        its, groups.isEmpty() && previous.equals(Optional.of(its)), false, new ArrayList<>()));
            }
            groups.get(groups.size() - 1).chats().add(chat);
        }
        var older = chats.size() > max ? ChatCursor.after(shown.get(max - 1)).toString() : "";
        return new ChatList(groups, older, isStart);
    }
}
