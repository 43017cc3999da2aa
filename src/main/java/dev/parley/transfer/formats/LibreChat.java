package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.ReadChat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The export of LibreChat: one conversation with its {@code messages}, either in a list, or each with its replies in
 * {@code children}.
 */
final class LibreChat implements ChatFormat {
    @Override
    public String name() {
        return "librechat";
    }

    @Override
    public boolean matches(JsonNode item) {
        return item.has("conversationId") && messages(item).isArray();
    }

    private static JsonNode messages(JsonNode item) {
        return item.has("messagesTree") ? item.path("messagesTree") : item.path("messages");
    }

    @Override
    public List<ReadChat> read(JsonNode item) {
        var nodes = nodes(item);
        var turns = Turns.of(nodes, Optional.empty());
        var options = item.path("options");
        var chat = new PortableChat(
                name(),
                Fields.id(item, "conversationId").orElseGet(() -> Chats.id(turns)),
                Chats.title(Fields.text(item, "title"), turns),
                Times.instant(item, "createdAt")
                        .or(() -> turns.messages().get(0).createdAt()),
                Times.instant(item, "updatedAt").or(() -> Chats.lastTime(turns)),
                Fields.filled(options, "model")
                        .or(() -> Fields.filled(item, "model"))
                        .or(() -> Chats.model(turns)),
                Fields.filled(options, "system")
                        .or(() -> Fields.filled(options, "promptPrefix"))
                        .or(() -> Fields.filled(item, "promptPrefix")),
                Optional.empty(),
                false,
                Fields.flag(item, "isArchived"),
                turns.leaf());
        return List.of(new ReadChat(chat, turns.messages()));
    }

    private record Placed(JsonNode message, Optional<String> parentId) {}

    /** An export without branches has no parents. */
    private static List<Node> nodes(JsonNode item) {
        var nodes = new ArrayList<Node>();
        var waiting = new ArrayDeque<Placed>();
        boolean hasParents = false;
        for (var message : messages(item)) {
            hasParents |= message.has("parentMessageId") || message.has("children");
            waiting.add(new Placed(message, Fields.id(message, "parentMessageId")));
        }
        Optional<String> previous = Optional.empty();
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            if (next.message().isObject()) {
                var id = Fields.id(next.message(), "messageId").orElse("#" + nodes.size());
                nodes.add(LibreChatMessage.node(id, hasParents ? next.parentId() : previous, next.message()));
                previous = Optional.of(id);
                for (var child : next.message().path("children")) {
                    waiting.add(new Placed(child, previous));
                }
            }
        }
        return nodes;
    }
}
