package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.Turn;
import dev.parley.chat.view.MessagePage;
import dev.parley.chat.view.MessageViews;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Builds the page of a conversation and its fragments. */
public final class ChatPage {
    private final Templates templates;
    private final Sidebar sidebar;
    private final ChatStore chats;
    private final MessageViews messageViews;

    public ChatPage(Templates templates, Sidebar sidebar, ChatStore chats, MessageViews messageViews) {
        this.templates = templates;
        this.sidebar = sidebar;
        this.chats = chats;
        this.messageViews = messageViews;
    }

    /** The page with the last messages and the composer. */
    PageResponse of(HttpServletRequest request, Chat chat, FormView form, String requestKey) {
        return of(request, chat, messageViews.end(chat, Translations.of(request)), form, requestKey);
    }

    /** The page with all messages, for printing. */
    PageResponse printed(HttpServletRequest request, Chat chat) {
        var translations = Translations.of(request);
        var all = messageViews.printed(chat, translations);
        return of(request, chat, all, FormView.empty(translations), ComposerForm.freshRequestKey())
                .with("printed", true);
    }

    /** The page with the messages before this one. It has no composer, because questions are added at the end. */
    PageResponse before(HttpServletRequest request, Chat chat, Message message) {
        var translations = Translations.of(request);
        var earlier = messageViews.before(chat, message, translations);
        return of(request, chat, earlier, FormView.empty(translations), ComposerForm.freshRequestKey());
    }

    /** The messages before this one, which htmx inserts when the user scrolls up. */
    PageResponse earlier(HttpServletRequest request, Chat chat, Message message) {
        return templates
                .page(request, "chat/show")
                .with("chat", chat)
                .with("messagePage", messageViews.before(chat, message, Translations.of(request)));
    }

    /**
     * The end of a conversation that has changed: the fragment {@code log}, or {@code regenerated}, which also moves the
     * chat to the top of the sidebar.
     */
    PageResponse log(HttpServletRequest request, long chatId) {
        var chat = chats.find(CurrentUser.of(request), chatId).orElseThrow(HttpException::notFound);
        return sidebar.row(request, "chat/show", chat)
                .with("chat", chat)
                .with("messagePage", messageViews.end(chat, Translations.of(request)));
    }

    /** The question and the live answer that a new question adds to the page. */
    PageResponse turn(HttpServletRequest request, Turn turn) {
        var translations = Translations.of(request);
        return sidebar.row(request, "chat/show", turn.chat())
                .with("chat", turn.chat())
                .with("question", messageViews.stored(turn.chat(), turn.question(), translations))
                .with("answer", messageViews.stored(turn.chat(), turn.answer(), translations))
                .with("requestKey", ComposerForm.freshRequestKey());
    }

    /** Sends the error message that htmx shows above the composer. */
    void refusal(HttpServletRequest request, HttpServletResponse response, HttpException problem) throws IOException {
        Htmx.retarget(response, "#message-error", ".refused");
        templates
                .page(request, "chat/composer")
                .with("problem", problem.message(Translations.of(request)))
                .status(problem.status())
                .sendFragment(response, "refused");
    }

    private PageResponse of(
            HttpServletRequest request, Chat chat, MessagePage messagePage, FormView form, String requestKey) {
        return sidebar.page(request, "chat/show", Optional.of(chat))
                .with("chat", chat)
                .with("messagePage", messagePage)
                .with("printed", false)
                .with("form", form)
                .with("requestKey", requestKey);
    }
}
