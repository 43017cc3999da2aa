package dev.parley.chat.web;

import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.chat.Role;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The base class of the servlets for {@code /chat/{id}/generate}: finds the answer that {@code message} names. */
abstract class AnswerBaseResource extends ChatBaseResource {
    private final transient MessageStore messages;

    AnswerBaseResource(ChatStore chats, MessageStore messages) {
        super(chats);
        this.messages = messages;
    }

    /** The answer that the query names, otherwise the last one of the shown branch. */
    final Message answer(HttpServletRequest request, Chat chat) {
        return answer(chat, named(request));
    }

    /** The answer with this id, otherwise the last one of the shown branch. */
    final Message answer(Chat chat, Optional<Long> id) {
        return messages.find(chat, id.orElse(chat.currentLeafId()))
                .filter(message -> message.role() == Role.ASSISTANT)
                .orElseThrow(HttpException::notFound);
    }

    final Optional<Long> named(HttpServletRequest request) {
        return Form.query(request).id("message");
    }
}
