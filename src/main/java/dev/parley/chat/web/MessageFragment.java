package dev.parley.chat.web;

import dev.parley.chat.Chat;
import dev.parley.chat.MessageRow;
import dev.parley.chat.view.MessageViews;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import java.util.Map;

/** Renders one message as the fragment that replaces the live message when it is finished. */
public final class MessageFragment {
    private final Templates templates;
    private final MessageViews messageViews;

    public MessageFragment(Templates templates, MessageViews messageViews) {
        this.templates = templates;
        this.messageViews = messageViews;
    }

    String html(Chat chat, MessageRow row, Translations translations) {
        var message = messageViews.settled(chat, row, translations);
        return templates.fragment(
                "chat/message", "message", translations.locale(), Map.of("chat", chat, "message", message));
    }
}
