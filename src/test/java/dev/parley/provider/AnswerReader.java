package dev.parley.provider;

import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Reasoning;
import dev.parley.provider.ModelEvent.Text;
import dev.parley.provider.ModelEvent.TextWasReasoning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything from a stream: its events, and the failure at its end, if any. */
record AnswerReader(List<ModelEvent> events, Optional<ModelException> failure) {
    /** Reads a stream to the end. */
    static AnswerReader read(ModelStream stream) {
        var events = new ArrayList<ModelEvent>();
        try (stream) {
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                events.add(event.get());
            }
            return new AnswerReader(events, Optional.empty());
        } catch (ModelException e) {
            return new AnswerReader(events, Optional.of(e));
        }
    }

    Optional<ErrorKind> errorKind() {
        return failure.map(failed -> failed.error().kind());
    }

    /** The final text of the answer. */
    String text() {
        var text = new StringBuilder();
        for (var event : events) {
            if (event instanceof Text said) {
                text.append(said.text());
            } else if (event instanceof TextWasReasoning) {
                text.setLength(0);
            }
        }
        return text.toString();
    }

    String reasoning() {
        var text = new StringBuilder();
        var reasoning = new StringBuilder();
        for (var event : events) {
            if (event instanceof Text said) {
                text.append(said.text());
            } else if (event instanceof Reasoning thought) {
                reasoning.append(thought.text());
            } else if (event instanceof TextWasReasoning) {
                reasoning.append(text);
                text.setLength(0);
            }
        }
        return reasoning.toString();
    }

    Optional<FinishReason> finish() {
        return last().map(Finish::reason);
    }

    /** The {@code Finish} event, if any. */
    Optional<Finish> last() {
        return events.stream()
                .filter(Finish.class::isInstance)
                .map(Finish.class::cast)
                .reduce((one, other) -> {
                    throw new AssertionError("finished twice");
                });
    }
}
