package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of a session of Chatbox as a tree. The shown branch is a list. For each message after which there are others,
 * the forks have lists of messages that come after it; the list of the shown branch is empty there.
 */
final class ChatboxBranches {
    private record Run(Optional<String> parentId, JsonNode messages) {}

    private final JsonNode forks;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> forked = new HashSet<>();
    private final Deque<Run> waiting = new ArrayDeque<>();
    private Optional<String> systemPrompt = Optional.empty();
    private Optional<String> lastId = Optional.empty();

    ChatboxBranches(JsonNode forks) {
        this.forks = forks;
    }

    List<Node> nodes(JsonNode messages) {
        lastId = add(new Run(Optional.empty(), messages));
        while (!waiting.isEmpty()) {
            add(waiting.remove());
        }
        return nodes;
    }

    /** The last message of the shown branch. */
    Optional<String> lastId() {
        return lastId;
    }

    Optional<String> systemPrompt() {
        return systemPrompt;
    }

    private Optional<String> add(Run run) {
        var previous = run.parentId();
        for (var message : run.messages()) {
            if (message.isObject()) {
                var id = Fields.id(message, "id").orElse("#" + nodes.size());
                if (message.path("role").asText().equals("system")) {
                    systemPrompt = systemPrompt.or(() -> ChatboxMessage.text(message));
                }
                nodes.add(ChatboxMessage.node(id, previous, message));
                previous = Optional.of(id);
                addForks(id);
            }
        }
        return previous;
    }

    private void addForks(String id) {
        if (forked.add(id)) {
            for (var list : Fields.objects(forks.path(id), "lists")) {
                waiting.add(new Run(Optional.of(id), list.path("messages")));
            }
        }
    }
}
