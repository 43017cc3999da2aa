package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.web.FormView;
import dev.parley.web.Page;
import dev.parley.web.Problem;
import dev.parley.web.View;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page of a conversation, which two servlets show. */
public final class ChatPage {
    private final View view;
    private final Chats chats;
    private final MessageViews messageViews;

    public ChatPage(View view, Chats chats, MessageViews messageViews) {
        this.view = view;
        this.chats = chats;
        this.messageViews = messageViews;
    }

    Page of(HttpServletRequest request, Chat chat, FormView form, String requestKey) {
        return view.page(request, "chat/show")
                .with("chats", chats.newest(CurrentUser.of(request)))
                .with("chat", chat)
                .with("messages", messageViews.all(chat, Words.of(request)))
                .with("form", form)
                .with("requestKey", requestKey);
    }

    /** Sends all messages of a chat, after another branch came to be shown. */
    void logTo(HttpServletRequest request, HttpServletResponse response, long chatId) throws IOException {
        var chat = chats.find(CurrentUser.of(request), chatId).orElseThrow(Problem::notFound);
        view.page(request, "chat/show")
                .with("chat", chat)
                .with("messages", messageViews.all(chat, Words.of(request)))
                .fragmentTo(response, "log");
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
