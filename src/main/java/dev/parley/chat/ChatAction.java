package dev.parley.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with several chats at once. */
public enum ChatAction {
    PIN,
    UNPIN,
    ARCHIVE,
    UNARCHIVE,
    /** Moves all chats to one folder. */
    MOVE,
    /** Moves each chat to the folder it was in. */
    PUT_BACK,
    DELETE,
    RESTORE;

    /** The action with this name, as {@link #toString} gives it. */
    public static Optional<ChatAction> parse(String name) {
        return Arrays.stream(values())
                .filter(action -> action.toString().equals(name))
                .findFirst();
    }

    /** The action that undoes this one. Empty for actions that only undo another. */
    public Optional<ChatAction> inverse() {
        return switch (this) {
            case PIN -> Optional.of(UNPIN);
            case UNPIN -> Optional.of(PIN);
            case ARCHIVE -> Optional.of(UNARCHIVE);
            case UNARCHIVE -> Optional.of(ARCHIVE);
            case MOVE -> Optional.of(PUT_BACK);
            case DELETE -> Optional.of(RESTORE);
            case PUT_BACK, RESTORE -> Optional.empty();
        };
    }

    /** The name in forms, such as {@code put-back}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
