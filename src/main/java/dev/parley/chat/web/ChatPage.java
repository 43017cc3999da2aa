package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageRow;
import dev.parley.chat.ShownBranch;
import dev.parley.chat.Turn;
import dev.parley.chat.view.EditView;
import dev.parley.chat.view.MessagePage;
import dev.parley.chat.view.MessageView;
import dev.parley.chat.view.MessageViews;
import dev.parley.chat.view.ModelPicker;
import dev.parley.chat.view.ModelPickers;
import dev.parley.chat.view.PresetRows;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Builds the page of a conversation and its fragments. */
public final class ChatPage {
    private final Templates templates;
    private final Sidebar sidebar;
    private final ChatStore chats;
    private final ModelPickers pickers;
    private final ShownBranch branch;
    private final MessageViews messageViews;

    public ChatPage(
            Templates templates,
            Sidebar sidebar,
            ChatStore chats,
            ModelPickers pickers,
            ShownBranch branch,
            MessageViews messageViews) {
        this.templates = templates;
        this.sidebar = sidebar;
        this.chats = chats;
        this.pickers = pickers;
        this.branch = branch;
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

    /** The page on which this message is, whichever branch it is on. The shown branch of the chat stays the same. */
    PageResponse around(HttpServletRequest request, Chat chat, Message message) {
        var translations = Translations.of(request);
        var showing = branch.showing(chat, message);
        var part = messageViews.around(showing, message, translations);
        return of(request, showing, part, FormView.empty(translations), ComposerForm.freshRequestKey());
    }

    /** The page on which this question is, in a form. */
    PageResponse editing(HttpServletRequest request, Chat chat, Message question, EditView edit, String requestKey) {
        var translations = Translations.of(request);
        var showing = branch.showing(chat, question);
        var part = messageViews.around(showing, question, translations).editing(edit);
        return of(request, showing, part, FormView.empty(translations), requestKey);
    }

    /** A stored message as it is shown on a page. */
    PageResponse message(HttpServletRequest request, Chat chat, MessageRow row) {
        var message = messageViews.settled(chat, row, Translations.of(request));
        return message(request, chat, message, "");
    }

    /** A message; the request key is for its form. */
    PageResponse message(HttpServletRequest request, Chat chat, MessageView message, String requestKey) {
        return templates
                .page(request, "chat/message")
                .with("chat", chat)
                .with("message", message)
                .with("requestKey", requestKey);
    }

    /** The messages before this one, which htmx inserts when the user scrolls up. */
    PageResponse earlier(HttpServletRequest request, Chat chat, Message message) {
        return templates
                .page(request, "chat/show")
                .with("chat", chat)
                .with("messagePage", messageViews.before(chat, message, Translations.of(request)));
    }

    /**
     * The end of a conversation that has changed: the fragment {@code log}; or {@code regenerated}, which also moves the
     * chat to the top of the sidebar and shows its model in the composer; or {@code caught-up}, which also renews the composer's request key.
     */
    PageResponse log(HttpServletRequest request, long chatId) {
        var chat = chats.find(CurrentUser.of(request), chatId).orElseThrow(HttpException::notFound);
        return sidebar.row(request, "chat/show", chat)
                .with("chat", chat)
                .with("messagePage", messageViews.end(chat, Translations.of(request)))
                .with("picker", picker(request, chat, ""))
                .with("requestKey", ComposerForm.freshRequestKey());
    }

    /** The fragment {@code log} with this message of the shown branch; empty if it is too far from the end. */
    Optional<PageResponse> logTo(HttpServletRequest request, Chat chat, Message message) {
        var part = messageViews.around(chat, message, Translations.of(request));
        return part.end()
                ? Optional.of(
                        templates.page(request, "chat/show").with("chat", chat).with("messagePage", part))
                : Optional.empty();
    }

    /** The question and the live answer that a new question adds to the page. */
    PageResponse turn(HttpServletRequest request, Turn turn) {
        var translations = Translations.of(request);
        // The parameters of a preset are copied to the chat, so the preset is no longer picked. Nor are several models.
        boolean isUsedUp = turn.answers().size() > 1
                || PresetRows.id(Form.of(request).line("model")).isPresent();
        return sidebar.row(request, "chat/show", turn.chat())
                .with("chat", turn.chat())
                .with("picker", isUsedUp ? picker(request, turn.chat(), "") : null)
                .with("question", messageViews.stored(turn.chat(), turn.question(), translations))
                .with("answer", messageViews.stored(turn.chat(), turn.answers(), translations))
                .with("requestKey", ComposerForm.freshRequestKey());
    }

    /** Sends the error message that htmx shows above the composer. */
    void refusal(HttpServletRequest request, HttpServletResponse response, HttpException problem) throws IOException {
        refusal(request, response, "#message-error", problem);
    }

    /** Sends an error message that htmx shows in this element. */
    void refusal(HttpServletRequest request, HttpServletResponse response, String target, HttpException problem)
            throws IOException {
        Htmx.retarget(response, target, ".refused");
        templates
                .page(request, "chat/composer")
                .with("problem", problem.message(Translations.of(request)))
                .status(problem)
                .sendFragment(response, "refused");
    }

    private ModelPicker picker(HttpServletRequest request, Chat chat, String wanted) {
        return pickers.unloaded(CurrentUser.of(request), chat, wanted, Translations.of(request));
    }

    private PageResponse of(
            HttpServletRequest request, Chat chat, MessagePage messagePage, FormView form, String requestKey) {
        return sidebar.page(request, "chat/show", Optional.of(chat))
                .with("chat", chat)
                .with("messagePage", messagePage)
                .with("printed", false)
                .with("picker", picker(request, chat, form.value("model")).comparing(ModelField.others(request)))
                .with("form", form)
                .with("attachments", List.of())
                .with("requestKey", requestKey);
    }
}
