package dev.parley.chat.web;

import dev.parley.web.Form;
import dev.parley.web.HttpException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The chats that a form selects. Each is a field of its own, {@code chat-17}, whose value is the id of the folder to which
 * an undo returns the chat; any other value means no folder.
 */
final class Selection {
    /** Chats of one page, and of one form. */
    static final int CHATS_MAX = 50;

    private static final Pattern FIELD = Pattern.compile("chat-(\\d{1,18})");
    private static final Pattern FOLDER = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern TEXT = Pattern.compile("\\d{1,18}\\.\\d{1,18}(_\\d{1,18}\\.\\d{1,18})*");

    private Selection() {}

    static Map<Long, Optional<Long>> of(Form form) {
        var chats = new LinkedHashMap<Long, Optional<Long>>();
        for (var name : form.names()) {
            var field = FIELD.matcher(name);
            if (field.matches()) {
                chats.put(Long.parseLong(field.group(1)), folder(form.text(name)));
            }
        }
        return checked(chats);
    }

    /** Parses what {@link #text} returns; any other text is a 400. */
    static Map<Long, Optional<Long>> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw HttpException.badRequest();
        }
        var chats = new LinkedHashMap<Long, Optional<Long>>();
        for (var pair : text.split("_", -1)) {
            var parts = pair.split("\\.", -1);
            chats.put(Long.parseLong(parts[0]), folder(parts[1]));
        }
        return checked(chats);
    }

    /** The chats as the value of a query. */
    static String text(Map<Long, Optional<Long>> chats) {
        return chats.entrySet().stream()
                .map(chat -> chat.getKey() + "." + chat.getValue().orElse(0L))
                .collect(Collectors.joining("_"));
    }

    private static Optional<Long> folder(String text) {
        return FOLDER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Map<Long, Optional<Long>> checked(Map<Long, Optional<Long>> chats) {
        if (chats.size() > CHATS_MAX) {
            throw HttpException.badRequest();
        }
        return chats;
    }
}
