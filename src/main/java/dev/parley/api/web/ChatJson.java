package dev.parley.api.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.chat.Chat;

/** A chat as programs see it. */
final class ChatJson {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private ChatJson() {}

    /** The object {@code Chat} of the description. */
    static ObjectNode of(Chat chat) {
        var placement = chat.placement();
        return JSON.createObjectNode()
                .put("id", chat.id())
                .put("title", chat.title())
                .put("model", chat.model())
                .put("current_message_id", chat.currentLeafId())
                .put("active_at", chat.activeAt().toString())
                .put("pinned", placement.pinned())
                .put("archived", placement.archived())
                .put("temporary", placement.temporary())
                .put("folder_id", placement.folderId().orElse(null));
    }
}
