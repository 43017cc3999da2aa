package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.ReadChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Claude's export: {@code conversations.json}, an array of conversations with {@code chat_messages}. Older ones do not tell what a
 * message replies to. Models and the shown branch are only in what browser extensions save.
 */
final class Claude implements ChatFormat {
    @Override
    public String name() {
        return "claude";
    }

    @Override
    public boolean matches(JsonNode item) {
        return item.path("chat_messages").isArray();
    }

    @Override
    public List<ReadChat> read(JsonNode item) {
        var nodes = nodes(item);
        // Without it, the newest message ends the shown branch.
        var current = Fields.id(item, "current_leaf_message_uuid");
        var turns = Turns.of(nodes, current);
        var model = Fields.filled(item, "model");
        var chat = new PortableChat(
                name(),
                Fields.id(item, "uuid").orElseGet(() -> Chats.id(turns)),
                Chats.title(Fields.text(item, "name"), turns),
                Times.instant(item, "created_at"),
                Times.instant(item, "updated_at"),
                model,
                Optional.empty(),
                Fields.filled(item.path("project"), "name"),
                Fields.flag(item, "is_starred"),
                false,
                turns.leaf());
        return List.of(new ReadChat(chat, turns.messages()));
    }

    private static List<Node> nodes(JsonNode item) {
        var model = Fields.filled(item, "model");
        var nodes = new ArrayList<Node>();
        Optional<String> previous = Optional.empty();
        for (var message : Fields.objects(item, "chat_messages")) {
            int index = nodes.size();
            var id = Fields.id(message, "uuid").orElseGet(() -> "#" + index);
            var parentId = message.has("parent_message_uuid") ? Fields.id(message, "parent_message_uuid") : previous;
            nodes.add(ClaudeMessage.node(id, parentId, message, model));
            previous = Optional.of(id);
        }
        return nodes;
    }
}
