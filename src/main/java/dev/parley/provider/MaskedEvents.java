package dev.parley.provider;

import dev.parley.provider.ModelEvent.Reasoning;
import dev.parley.provider.ModelEvent.Text;
import dev.parley.provider.ModelEvent.TextWasReasoning;
import java.util.Optional;
import java.util.function.Consumer;

/** Removes the provider's key from events, so that a server that repeats its input cannot show the key to a reader. */
final class MaskedEvents implements Consumer<ModelEvent> {
    private final Consumer<ModelEvent> events;
    // Separate masks for text and reasoning, because each is shown as one text even when their events alternate.
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

    /** Ends the events and passes on the text that is held back. */
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
