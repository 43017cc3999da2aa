package dev.parley.transfer.formats;

import java.util.Set;

/** The fields in which backups of whole applications have their chats. No chat has fields with these names. */
final class Backups {
    /** With room for an id in it. */
    static final int NAME_CHARS_MAX = 500;

    /** Of Chatbox before version 1.9: an array; since then, each has a field of its own. */
    private static final String CHATBOX_SESSION = "\"session:";

    private static final Set<String> NAMES = Set.of(
            "\"chats\"",
            "\"conversations\"",
            // Chatbox.
            "\"chat-sessions\"",
            // NextChat: {"chat-next-web-store": {"sessions": [...]}}, in older backups with {"state": ...} between
            // them.
            "\"chat-next-web-store\"",
            "\"state\"",
            "\"sessions\"");

    private Backups() {}

    /** @param name as it is written, with its quotes */
    static boolean hasChats(String name) {
        return NAMES.contains(name) || name.startsWith(CHATBOX_SESSION);
    }
}
