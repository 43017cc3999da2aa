package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.ReadChat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ChatGPT's export: {@code conversations.json}, or {@code conversations-000.json} and so on, each with an array of
 * conversations. The messages of a conversation are the nodes of {@code mapping}, whose root has none; {@code current_node}
 * is the end of the branch that was shown. There is no description of it by OpenAI.
 */
final class ChatGpt implements ChatFormat {
    @Override
    public String name() {
        return "chatgpt";
    }

    @Override
    public boolean matches(JsonNode item) {
        return item.path("mapping").isObject();
    }

    @Override
    public List<ReadChat> read(JsonNode item) {
        var nodes = nodes(item.get("mapping"), Fields.filled(item, "default_model_slug"));
        var turns = Turns.of(nodes, Fields.id(item, "current_node"));
        var chat = new PortableChat(
                name(),
                Fields.id(item, "conversation_id")
                        .or(() -> Fields.id(item, "id"))
                        .orElseGet(() -> Chats.id(turns)),
                Chats.title(Fields.text(item, "title"), turns),
                Times.instant(item, "create_time"),
                Times.instant(item, "update_time"),
                Fields.filled(item, "default_model_slug").or(() -> Chats.model(turns)),
                Optional.empty(),
                Optional.empty(),
                Fields.flag(item, "is_starred") || item.path("pinned_time").isNumber(),
                Fields.flag(item, "is_archived"),
                turns.leaf());
        return List.of(new ReadChat(chat, turns.messages()));
    }

    private static List<Node> nodes(JsonNode mapping, Optional<String> model) {
        var parents = parents(mapping);
        var nodes = new ArrayList<Node>();
        for (var entry : mapping.properties()) {
            var id = Fields.shortened(entry.getKey());
            var node = entry.getValue();
            var parentId = Fields.id(node, "parent").or(() -> Optional.ofNullable(parents.get(id)));
            nodes.add(ChatGptMessage.node(id, parentId, node.path("message"), model));
        }
        return nodes;
    }

    /** The parents as their lists of children tell them, for nodes that do not. Newer exports have no such lists. */
    private static Map<String, String> parents(JsonNode mapping) {
        var parents = new HashMap<String, String>();
        for (var entry : mapping.properties()) {
            for (var child : entry.getValue().path("children")) {
                parents.putIfAbsent(Fields.shortened(Fields.text(child)), Fields.shortened(entry.getKey()));
            }
        }
        return parents;
    }
}
