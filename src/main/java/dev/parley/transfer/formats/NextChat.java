package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.ReadChat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The backup of NextChat (ChatGPT-Next-Web): sessions, each with a list of messages and a mask, which is a preset. */
final class NextChat implements ChatFormat {
    @Override
    public String name() {
        return "nextchat";
    }

    @Override
    public boolean matches(JsonNode item) {
        return item.path("messages").isArray() && item.path("topic").isTextual();
    }

    @Override
    public List<ReadChat> read(JsonNode item) {
        var lastUpdate = Times.instant(item, "lastUpdate");
        var turns = Turns.of(nodes(item, lastUpdate), Optional.empty());
        var mask = item.path("mask");
        var chat = new PortableChat(
                name(),
                Fields.id(item, "id").orElseGet(() -> Chats.id(turns)),
                Chats.title(Fields.text(item, "topic"), turns),
                turns.messages().get(0).createdAt().or(() -> lastUpdate),
                lastUpdate.or(() -> Chats.lastTime(turns)),
                Fields.filled(mask.path("modelConfig"), "model").or(() -> Chats.model(turns)),
                systemPrompt(item),
                Optional.empty(),
                false,
                false,
                turns.leaf());
        return List.of(new ReadChat(chat, turns.messages()));
    }

    private static List<Node> nodes(JsonNode item, Optional<Instant> lastUpdate) {
        var nodes = new ArrayList<Node>();
        Optional<String> previous = Optional.empty();
        for (var message : Fields.objects(item, "messages")) {
            var id = Fields.id(message, "id").orElse("#" + nodes.size());
            nodes.add(NextChatMessage.node(id, previous, message, lastUpdate));
            previous = Optional.of(id);
        }
        return nodes;
    }

    /** In the messages, or in the mask, whose other messages are examples that were never part of the chat. */
    private static Optional<String> systemPrompt(JsonNode item) {
        return Stream.concat(
                        stream(item.path("messages")), stream(item.path("mask").path("context")))
                .filter(message -> message.path("role").asText().equals("system"))
                .map(message -> Fields.filled(message, "content"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
