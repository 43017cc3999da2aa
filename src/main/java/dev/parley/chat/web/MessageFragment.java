package dev.parley.chat.web;

import dev.parley.chat.Chat;
import dev.parley.chat.Message;
import dev.parley.chat.MessageRow;
import dev.parley.chat.MessageStore;
import dev.parley.chat.view.MessageViews;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import java.util.Map;

/** Renders one message as the fragment that replaces the live message when it is finished. */
public final class MessageFragment {
    private final Templates templates;
    private final MessageViews messageViews;
    private final MessageStore messages;

    public MessageFragment(Templates templates, MessageViews messageViews, MessageStore messages) {
        this.templates = templates;
        this.messageViews = messageViews;
        this.messages = messages;
    }

    /** The answer as it is stored now; empty when its chat was deleted. */
    String stored(Chat chat, Message answer, Translations translations) {
        return messages.row(chat, answer.id())
                .map(row -> html(chat, row, translations))
                .orElse("");
    }

    private String html(Chat chat, MessageRow row, Translations translations) {
        var message = messageViews.settled(chat, row, translations);
        return templates.fragment(
                "chat/message", "message", translations.locale(), Map.of("chat", chat, "message", message));
    }
}
