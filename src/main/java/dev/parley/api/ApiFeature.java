package dev.parley.api;

import dev.parley.api.web.AskResource;
import dev.parley.api.web.ChatResource;
import dev.parley.api.web.DescriptionResource;
import dev.parley.api.web.ListChatsResource;
import dev.parley.api.web.MessageResource;
import dev.parley.api.web.StartChatResource;
import dev.parley.chat.web.ChatFeature;
import dev.parley.web.Feature;
import dev.parley.web.Router;

/** The URLs for programs. */
public final class ApiFeature implements Feature {
    private final ChatFeature chat;

    public ApiFeature(ChatFeature chat) {
        this.chat = chat;
    }

    @Override
    public void register(Router router) {
        var programs = chat.programs();
        router.route("/api/openapi.json", new DescriptionResource())
                .route("/api/chats", new ListChatsResource(chat.chats()), new StartChatResource(programs))
                .route("/api/chats/{id}", new ChatResource(programs, chat.messages()))
                .route("/api/chats/{id}/messages", new AskResource(programs))
                .route("/api/chats/{id}/messages/{mid}", new MessageResource(programs));
    }
}
