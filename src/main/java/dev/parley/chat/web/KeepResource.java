package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.AnswerService;
import dev.parley.chat.ChatStore;
import dev.parley.chat.ComparisonStore;
import dev.parley.chat.MessageStore;
import dev.parley.chat.Role;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code POST /chat/{id}/message/{mid}} with {@code keep}: ends a comparison and goes on from this answer. The other answers
 * are stopped if they are being written, and become its other versions.
 */
public final class KeepResource extends ChatBaseResource {
    private final transient MessageStore messages;
    private final transient ComparisonStore comparisons;
    private final transient AnswerService answers;
    private final transient ChatPage page;

    public KeepResource(
            ChatStore chats, MessageStore messages, ComparisonStore comparisons, AnswerService answers, ChatPage page) {
        super(chats);
        this.messages = messages;
        this.comparisons = comparisons;
        this.answers = answers;
        this.page = page;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && !Form.of(request).line("keep").isEmpty();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var kept = messages.find(chat, PathParams.id(request, "mid"))
                .filter(message -> message.role() == Role.ASSISTANT)
                .orElseThrow(HttpException::notFound);
        if (kept.column().isPresent()) {
            comparisons.columns(kept).stream()
                    .filter(column -> column.id() != kept.id())
                    .forEach(column -> answers.stop(column.message()));
        }
        comparisons.keep(CurrentUser.of(request), chat, kept);
        if (Htmx.isFragmentRequest(request)) {
            page.log(request, chat.id()).sendFragment(response, "kept");
        } else {
            Htmx.redirect(request, response, "/chat/" + chat.id());
        }
    }
}
