package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Page;
import dev.parley.web.Problem;
import dev.parley.web.View;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The page of a conversation, which two servlets show. */
public final class ChatPage {
    private final View view;
    private final Sidebar sidebar;
    private final Chats chats;
    private final MessageViews messageViews;

    public ChatPage(View view, Sidebar sidebar, Chats chats, MessageViews messageViews) {
        this.view = view;
        this.sidebar = sidebar;
        this.chats = chats;
        this.messageViews = messageViews;
    }

    /** The end of the conversation, and the composer. */
    Page of(HttpServletRequest request, Chat chat, FormView form, String requestKey) {
        return of(request, chat, messageViews.end(chat, Words.of(request)), form, requestKey);
    }

    /** The page with all messages, for printing. */
    Page printed(HttpServletRequest request, Chat chat) {
        var words = Words.of(request);
        var all = messageViews.printed(chat, words);
        return of(request, chat, all, FormView.empty(words), ChatForm.freshRequestKey())
                .with("printed", true);
    }

    /** The part before a message, without a composer, for what is asked comes at the end. */
    Page before(HttpServletRequest request, Chat chat, Message message) {
        var words = Words.of(request);
        var earlier = messageViews.before(chat, message, words);
        return of(request, chat, earlier, FormView.empty(words), ChatForm.freshRequestKey());
    }

    /** What is put in front of a message as one scrolls up. */
    void earlierTo(HttpServletRequest request, HttpServletResponse response, Chat chat, Message message)
            throws IOException {
        view.page(request, "chat/show")
                .with("chat", chat)
                .with("excerpt", messageViews.before(chat, message, Words.of(request)))
                .fragmentTo(response, "messages");
    }

    /** Sends the end of a conversation, after another branch came to be shown. */
    void logTo(HttpServletRequest request, HttpServletResponse response, long chatId) throws IOException {
        log(request, chatId).fragmentTo(response, "log");
    }

    /** Sends the end of a conversation after another answer was started, which moves the chat to the top of the list. */
    void anotherTo(HttpServletRequest request, HttpServletResponse response, long chatId) throws IOException {
        log(request, chatId).fragmentTo(response, "another");
    }

    private Page log(HttpServletRequest request, long chatId) {
        var chat = chats.find(CurrentUser.of(request), chatId).orElseThrow(Problem::notFound);
        return sidebar.row(request, "chat/show", chat)
                .with("chat", chat)
                .with("excerpt", messageViews.end(chat, Words.of(request)));
    }

    /** What a new question adds to the page. */
    Page exchange(HttpServletRequest request, Exchange exchange) {
        var words = Words.of(request);
        return sidebar.row(request, "chat/show", exchange.chat())
                .with("chat", exchange.chat())
                .with("question", messageViews.begun(exchange.chat(), exchange.question(), words))
                .with("answer", messageViews.begun(exchange.chat(), exchange.answer(), words))
                .with("requestKey", ChatForm.freshRequestKey());
    }

    /** Shows above the composer why the question was refused. */
    void refusal(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        Htmx.retarget(response, "#message-error", ".refused");
        view.page(request, "chat/composer")
                .with("problem", problem.words(Words.of(request)))
                .status(problem.status())
                .fragmentTo(response, "refused");
    }

    private Page of(HttpServletRequest request, Chat chat, Excerpt excerpt, FormView form, String requestKey) {
        return sidebar.page(request, "chat/show", Optional.of(chat))
                .with("chat", chat)
                .with("excerpt", excerpt)
                .with("printed", false)
                .with("form", form)
                .with("requestKey", requestKey);
    }
}
