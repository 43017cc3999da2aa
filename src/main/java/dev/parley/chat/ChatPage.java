package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.web.FormView;
import dev.parley.web.Page;
import dev.parley.web.View;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;

/** The page of a conversation, which two servlets show. */
public final class ChatPage {
    private final View view;
    private final Chats chats;
    private final Messages messages;
    private final MessageViews messageViews;

    public ChatPage(View view, Chats chats, Messages messages, MessageViews messageViews) {
        this.view = view;
        this.chats = chats;
        this.messages = messages;
        this.messageViews = messageViews;
    }

    Page of(HttpServletRequest request, Chat chat, FormView form, String requestKey) {
        var shown = messageViews.all(chat, messages.branch(chat, chat.currentLeafId()), Words.of(request));
        return view.page(request, "chat/show")
                .with("chats", chats.newest(CurrentUser.of(request)))
                .with("chat", chat)
                .with("messages", shown)
                .with("running", shown.stream().anyMatch(MessageView::live))
                .with("form", form)
                .with("requestKey", requestKey);
    }

    /** What a new question adds to the page. */
    Page exchange(HttpServletRequest request, Exchange exchange) {
        var words = Words.of(request);
        return view.page(request, "chat/show")
                .with("chat", exchange.chat())
                .with("question", messageViews.one(exchange.chat(), exchange.question(), words))
                .with("answer", messageViews.one(exchange.chat(), exchange.answer(), words))
                .with("form", FormView.empty(words))
                .with("requestKey", ChatForm.freshRequestKey());
    }
}
