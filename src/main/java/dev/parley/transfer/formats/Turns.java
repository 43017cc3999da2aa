package dev.parley.transfer.formats;

import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.PortableStats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the messages of any application into the shape that chats have here: a question first, then answer and question in
 * turn, each question with an answer.
 *
 * <p>An answer that an application keeps in several messages, between which it called tools, becomes one. A question without
 * an answer gets one that was interrupted, and an answer without a question gets the question {@value #NO_QUESTION}.
 */
final class Turns {
    static final String NO_QUESTION = "…";

    /** What is written of all messages, including the parts that several answers have in common. */
    private static final int CHARS_MAX = Trees.CHAT_CHARS_MAX;

    private final Map<String, Part> parts = new HashMap<>();
    private final List<Part> order = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<PortableMessage> messages = new ArrayList<>();
    /** Characters, and parts of answers. */
    private long work;

    private Turns() {}

    /**
     * @param messages every message after the one that it replies to, in the order of their times
     * @param leaf the last message of the branch that the application showed
     */
    record Result(List<PortableMessage> messages, Optional<String> leaf) {}

    /**
     * @param currentId the last message of the shown branch
     * @throws ItemException if no message is shown, or if all together are too long
     */
    static Result of(List<Node> nodes, Optional<String> currentId) {
        var turns = new Turns();
        NodeOrder.of(nodes).forEach(turns::place);
        turns.order.forEach(turns::write);
        if (turns.messages.isEmpty()) {
            throw new ItemException(Reason.NO_MESSAGES);
        }
        return new Result(turns.messages, currentId.flatMap(id -> Optional.ofNullable(turns.parts.get(id))
                .flatMap(Part::leaf)));
    }

    private void place(NodeOrder.Placed placed) {
        var parent = placed.parent().flatMap(id -> Optional.ofNullable(parts.get(id)));
        var node = placed.node();
        if (!node.isShown()) {
            // What replies to it replies to its parent.
            parent.ifPresent(part -> parts.put(node.message().id(), part));
            return;
        }
        var part = new Part(node.message(), parent);
        parts.put(part.id(), part);
        order.add(part);
        ids.add(part.id());
    }

    private void write(Part part) {
        if (part.isQuestion()) {
            write(part.message(), part.parent().map(this::answer));
            if (!part.hasAnswer()) {
                answer(part);
            }
        } else if (part.isEnd()) {
            work += part.runLength();
            var whole = part.whole();
            write(whole, Optional.of(part.question().map(Part::id).orElseGet(() -> inventQuestion(part, whole))));
        }
    }

    private void write(PortableMessage message, Optional<String> parentId) {
        work += message.content().length() + message.reasoning().length();
        if (work > CHARS_MAX) {
            throw new ItemException(Reason.TOO_LARGE);
        }
        messages.add(Messages.withPlace(message, message.id(), parentId));
    }

    /** The answer that a question replies to; one that was interrupted if the parent is a question. */
    private String answer(Part parent) {
        if (!parent.isQuestion()) {
            return parent.id();
        }
        if (parent.interruptedId().isEmpty()) {
            var id = newId(parent.id());
            parent.interrupt(id);
            write(
                    synthetic(id, Role.ASSISTANT, MessageStatus.INTERRUPTED, "", parent.message()),
                    Optional.of(parent.id()));
        }
        return parent.interruptedId().orElseThrow();
    }

    private String inventQuestion(Part part, PortableMessage whole) {
        var first = part.first();
        if (first.interruptedId().isEmpty()) {
            first.interrupt(newId(first.id()));
            write(
                    synthetic(
                            first.interruptedId().orElseThrow(), Role.USER, MessageStatus.COMPLETE, NO_QUESTION, whole),
                    Optional.empty());
        }
        return first.interruptedId().orElseThrow();
    }

    private String newId(String id) {
        var unique = Fields.shortened(id + "~");
        while (!ids.add(unique)) {
            unique = Fields.hash(unique);
        }
        return unique;
    }

    private static PortableMessage synthetic(
            String id, Role role, MessageStatus status, String content, PortableMessage near) {
        return new PortableMessage(
                id,
                Optional.empty(),
                role,
                status,
                content,
                "",
                Optional.empty(),
                PortableStats.NONE,
                near.createdAt(),
                List.of());
    }
}
