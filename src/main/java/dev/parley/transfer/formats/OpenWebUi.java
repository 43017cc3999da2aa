package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.ReadChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The export of Open WebUI: an array of chats, each in a field {@code chat} of what the server stores, in old exports without
 * it. Its messages are a tree in {@code history}.
 */
final class OpenWebUi implements ChatFormat {
    @Override
    public String name() {
        return "open-webui";
    }

    @Override
    public boolean matches(JsonNode item) {
        return history(chat(item)).isObject();
    }

    private static JsonNode chat(JsonNode item) {
        return item.path("chat").isObject() ? item.get("chat") : item;
    }

    private static JsonNode history(JsonNode chat) {
        return chat.path("history").path("messages");
    }

    @Override
    public List<ReadChat> read(JsonNode item) {
        var chat = chat(item);
        var nodes = new ArrayList<Node>();
        for (var entry : history(chat).properties()) {
            if (entry.getValue().isObject()) {
                nodes.add(OpenWebUiMessage.node(Fields.shortened(entry.getKey()), entry.getValue()));
            }
        }
        var turns = Turns.of(nodes, Fields.id(chat.path("history"), "currentId"));
        var read = new PortableChat(
                name(),
                Fields.id(item, "id").or(() -> Fields.id(chat, "id")).orElseGet(() -> Chats.id(turns)),
                Chats.title(Fields.text(item, "title").or(() -> Fields.text(chat, "title")), turns),
                Times.instant(item, "created_at").or(() -> Times.instant(chat, "timestamp")),
                Times.instant(item, "updated_at").or(() -> Chats.lastTime(turns)),
                Optional.of(chat.path("models").path(0).asText()).filter(model -> !model.isBlank()),
                Fields.filled(chat.path("params"), "system").or(() -> Fields.filled(chat, "system")),
                Optional.empty(),
                Fields.flag(item, "pinned"),
                Fields.flag(item, "archived"),
                turns.leaf());
        return List.of(new ReadChat(read, turns.messages()));
    }
}
