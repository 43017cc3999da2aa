package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.transfer.ChatFormat;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.ReadChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The backup of Chatbox: sessions in an array {@code chat-sessions}, since version 1.9 each in a field {@code session:...} of its
 * own, or each in a file {@code session.json} of a ZIP file. A session has its current messages, and under {@code threads} those
 * of chats that the user ended in it, which become chats here. {@code messageForksHash} has the branches that are not shown.
 */
final class Chatbox implements ChatFormat {
    @Override
    public String name() {
        return "chatbox";
    }

    @Override
    public boolean matches(JsonNode item) {
        return item.path("messages").isArray() && item.path("name").isTextual();
    }

    @Override
    public List<ReadChat> read(JsonNode item) {
        var chats = new ArrayList<ReadChat>();
        var title = Fields.filled(item, "threadName").or(() -> Fields.text(item, "name"));
        var forks = item.path("messageForksHash");
        add(chats, item, Fields.id(item, "id"), title, item.path("messages"), forks);
        for (var thread : Fields.objects(item, "threads")) {
            var id = Fields.id(thread, "id");
            var name = Fields.filled(thread, "name").or(() -> Fields.text(item, "name"));
            add(chats, item, id, name, thread.path("messages"), forks);
        }
        if (chats.isEmpty()) {
            throw new ItemException(Reason.NO_MESSAGES);
        }
        return chats;
    }

    private void add(
            List<ReadChat> chats,
            JsonNode session,
            Optional<String> id,
            Optional<String> title,
            JsonNode messages,
            JsonNode forks) {
        var branches = new ChatboxBranches(forks);
        var nodes = branches.nodes(messages);
        if (nodes.stream().noneMatch(Node::isShown)) {
            return;
        }
        var turns = Turns.of(nodes, branches.lastId());
        var chat = new PortableChat(
                name(),
                id.orElseGet(() -> Chats.id(turns)),
                Chats.title(title, turns),
                turns.messages().get(0).createdAt(),
                Chats.lastTime(turns),
                Fields.filled(session.path("settings"), "modelId")
                        .or(() -> Fields.filled(session.path("settings"), "model"))
                        .or(() -> Chats.model(turns)),
                branches.systemPrompt(),
                Optional.empty(),
                Fields.flag(session, "starred"),
                false,
                turns.leaf());
        chats.add(new ReadChat(chat, turns.messages()));
    }
}
