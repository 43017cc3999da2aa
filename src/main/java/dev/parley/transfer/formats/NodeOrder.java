package dev.parley.transfer.formats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Orders messages by time, each after its parent. A parent that is missing is left out, a circle is opened at its first
 * message, and of several messages with one id, the first is the parent of their replies.
 */
final class NodeOrder {
    /** @param parent the id of a message that comes before */
    record Placed(Node node, Optional<String> parent) {}

    private record Waiting(int index, Instant time) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<List<Integer>> replies = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::time).thenComparing(Waiting::index));

    private NodeOrder() {}

    static List<Placed> of(List<Node> nodes) {
        var order = new NodeOrder();
        nodes.forEach(order::add);
        return order.placed();
    }

    private void add(Node node) {
        var first = indexes.putIfAbsent(node.message().id(), nodes.size());
        if (first == null) {
            nodes.add(node);
        } else if (!nodes.get(first).equals(node)) {
            var id = Fields.shortened(node.message().id() + "#" + nodes.size());
            if (indexes.putIfAbsent(id, nodes.size()) == null) {
                nodes.add(new Node(
                        Messages.withPlace(node.message(), id, node.message().parentId()), node.isShown()));
            }
        }
    }

    private List<Placed> placed() {
        nodes.forEach(node -> replies.add(new ArrayList<>()));
        for (int i = 0; i < nodes.size(); i++) {
            int index = i;
            parent(i)
                    .ifPresentOrElse(
                            parent -> replies.get(parent).add(index),
                            () -> waiting.add(new Waiting(index, time(index, Instant.EPOCH))));
        }
        var isPlaced = new boolean[nodes.size()];
        place(isPlaced);
        for (int i = 0; i < nodes.size(); i++) {
            if (!isPlaced[i]) {
                waiting.add(new Waiting(i, time(i, Instant.EPOCH)));
                place(isPlaced);
            }
        }
        return placed;
    }

    private void place(boolean[] isPlaced) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            if (!isPlaced[next.index()]) {
                var parent = parent(next.index()).filter(index -> isPlaced[index]);
                isPlaced[next.index()] = true;
                placed.add(new Placed(
                        nodes.get(next.index()),
                        parent.map(index -> nodes.get(index).message().id())));
                for (int reply : replies.get(next.index())) {
                    waiting.add(new Waiting(reply, time(reply, next.time())));
                }
            }
        }
    }

    private Optional<Integer> parent(int index) {
        return nodes.get(index)
                .message()
                .parentId()
                .flatMap(id -> Optional.ofNullable(indexes.get(id)))
                .filter(parent -> parent != index);
    }

    private Instant time(int index, Instant parent) {
        return nodes.get(index).message().createdAt().orElse(parent);
    }
}
