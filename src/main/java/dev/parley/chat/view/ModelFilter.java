package dev.parley.chat.view;

import dev.parley.provider.ModelInfo;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words that a model must all contain, case-insensitive. */
final class ModelFilter {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String text;
    private final List<String> words;

    ModelFilter(String query) {
        text = query.strip();
        words = List.of(BLANKS.split(text.toLowerCase(Locale.ROOT)));
    }

    String text() {
        return text;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean matches(ModelInfo model) {
        var all = (model.id() + " " + model.name() + " " + model.description()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }
}
