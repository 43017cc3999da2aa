package dev.parley.transfer.formats;

import dev.parley.chat.Role;
import dev.parley.generation.MessageStatus;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A message in the tree of {@link Turns}: a question, or a part of an answer that follows a question or another part. */
final class Part {
    private final PortableMessage message;
    private final Optional<Part> parent;
    private Optional<Part> newest = Optional.empty();
    private Optional<String> interruptedId = Optional.empty();
    private final int runLength;
    private boolean hasQuestion;
    private boolean hasAnswer;

    Part(PortableMessage message, Optional<Part> parent) {
        this.message = message;
        this.parent = parent;
        runLength =
                parent.filter(above -> !above.isQuestion()).map(Part::runLength).orElse(0) + 1;
        parent.ifPresent(above -> {
            above.newest = Optional.of(this);
            if (isQuestion()) {
                above.hasQuestion = true;
            } else {
                above.hasAnswer = true;
            }
        });
    }

    String id() {
        return message.id();
    }

    PortableMessage message() {
        return message;
    }

    Optional<Part> parent() {
        return parent;
    }

    boolean isQuestion() {
        return message.role() == Role.USER;
    }

    boolean hasAnswer() {
        return hasAnswer;
    }

    /** The number of parts of this answer, up to this one. */
    int runLength() {
        return runLength;
    }

    /** Whether an answer ends with this part. It may also go on in another branch. */
    boolean isEnd() {
        return hasQuestion || !hasAnswer;
    }

    /** The id of the message that was invented: the answer to this question, or the question to this answer. */
    Optional<String> interruptedId() {
        return interruptedId;
    }

    void interrupt(String id) {
        interruptedId = Optional.of(id);
    }

    /** The question of this answer. */
    Optional<Part> question() {
        return first().parent;
    }

    /** The first part of this answer. */
    Part first() {
        var part = this;
        while (part.parent.isPresent() && !part.parent.get().isQuestion()) {
            part = part.parent.get();
        }
        return part;
    }

    /** The last message of the newest branch through this one. */
    Optional<String> leaf() {
        var part = this;
        while (part.newest.isPresent()) {
            part = part.newest.get();
        }
        return part.isQuestion() ? part.interruptedId : Optional.of(part.id());
    }

    /** The answer that ends with this part. */
    PortableMessage whole() {
        var run = new ArrayList<PortableMessage>();
        var part = Optional.of(this);
        while (part.isPresent() && !part.get().isQuestion()) {
            run.add(part.get().message);
            part = part.get().parent;
        }
        Collections.reverse(run);
        return run.size() == 1 ? finished(message) : joined(run);
    }

    private PortableMessage joined(List<PortableMessage> run) {
        var content = new StringBuilder();
        var reasoning = new StringBuilder();
        var files = new ArrayList<PortableFile>();
        var model = message.model();
        var stats = run.get(0).stats();
        for (var each : run) {
            append(content, each.content());
            append(reasoning, each.reasoning());
            files.addAll(each.files());
            model = each.model().isPresent() ? each.model() : model;
            stats = Stats.joined(stats, each.stats());
        }
        return finished(new PortableMessage(
                id(),
                Optional.empty(),
                Role.ASSISTANT,
                message.status(),
                content.toString(),
                reasoning.toString(),
                model,
                stats,
                run.get(0).createdAt(),
                files));
    }

    private static void append(StringBuilder text, String more) {
        if (!more.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(more);
        }
    }

    /** An answer without any text was not finished. */
    private static PortableMessage finished(PortableMessage answer) {
        boolean isEmpty = answer.content().isBlank() && answer.files().isEmpty();
        return isEmpty && answer.status() == MessageStatus.COMPLETE
                ? Messages.withStatus(answer, MessageStatus.INTERRUPTED)
                : answer;
    }
}
