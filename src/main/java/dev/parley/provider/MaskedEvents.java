package dev.parley.provider;

import dev.parley.provider.ModelEvent.Reasoning;
import dev.parley.provider.ModelEvent.Text;
import dev.parley.provider.ModelEvent.TextWasReasoning;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands events on without the key of the provider: a server that repeats what it was sent must not show it to a reader. */
final class MaskedEvents implements Consumer<ModelEvent> {
    private final Consumer<ModelEvent> events;
    // Each on its own, for each is shown as one text, however the two take turns.
    private final Optional<KeyMask> text;
    private final Optional<KeyMask> reasoning;

    MaskedEvents(Provider provider, Consumer<ModelEvent> events) {
        this.events = events;
        this.text = provider.secret().map(KeyMask::new);
        this.reasoning = provider.secret().map(KeyMask::new);
    }

    @Override
    public void accept(ModelEvent event) {
        if (event instanceof Text said && text.isPresent()) {
            emitText(text.get().pass(said.text()));
        } else if (event instanceof Reasoning thought && reasoning.isPresent()) {
            emitReasoning(reasoning.get().pass(thought.text()));
        } else {
            if (event instanceof TextWasReasoning) {
                text.ifPresent(mask -> emitText(mask.end()));
            }
            events.accept(event);
        }
    }

    /** Nothing more comes: gives what is held back. */
    void end() {
        reasoning.ifPresent(mask -> emitReasoning(mask.end()));
        text.ifPresent(mask -> emitText(mask.end()));
    }

    private void emitText(String shown) {
        if (!shown.isEmpty()) {
            events.accept(new Text(shown));
        }
    }

    private void emitReasoning(String shown) {
        if (!shown.isEmpty()) {
            events.accept(new Reasoning(shown));
        }
    }
}
