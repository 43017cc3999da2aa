package dev.parley.provider;

import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Reasoning;
import dev.parley.provider.ModelEvent.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that came of a stream: its events, and the failure it ended with, if any. */
record Answers(List<ModelEvent> events, Optional<ModelException> failure) {
    /** Reads to the end. */
    static Answers read(ModelStream stream) {
        var events = new ArrayList<ModelEvent>();
        try (stream) {
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                events.add(event.get());
            }
            return new Answers(events, Optional.empty());
        } catch (ModelException e) {
            return new Answers(events, Optional.of(e));
        }
    }

    Optional<Fault> fault() {
        return failure.map(ModelException::fault);
    }

    String text() {
        return events.stream()
                .filter(Text.class::isInstance)
                .map(event -> ((Text) event).text())
                .collect(Collectors.joining());
    }

    String reasoning() {
        return events.stream()
                .filter(Reasoning.class::isInstance)
                .map(event -> ((Reasoning) event).text())
                .collect(Collectors.joining());
    }

    Optional<FinishReason> finish() {
        return events.stream()
                .filter(Finish.class::isInstance)
                .map(event -> ((Finish) event).reason())
                .reduce((one, other) -> {
                    throw new AssertionError("finished twice");
                });
    }
}
