package dev.parley.web;

import java.util.HashMap;
import java.util.Map;

/** A form as a template shows it: what was typed, and what is wrong with it, in words. */
public final class FormView {
    private final Form form;
    private final Words words;
    private final Map<String, String> errors = new HashMap<>();

    public FormView(Form form, Words words) {
        this.form = form;
        this.words = words;
    }

    /** A form in which nothing was typed yet. */
    public static FormView empty(Words words) {
        return new FormView(Form.EMPTY, words);
    }

    /** Says what is wrong with a field; the first fault of a field counts. */
    public FormView reject(String field, String key, Object... arguments) {
        errors.putIfAbsent(field, words.say(key, arguments));
        return this;
    }

    /** Says of a field what a problem says of the request. */
    public FormView reject(String field, Problem problem) {
        errors.putIfAbsent(field, problem.words(words));
        return this;
    }

    public boolean isValid() {
        return errors.isEmpty();
    }

    /** What was typed, or the empty text. */
    public String value(String field) {
        return form.text(field);
    }

    /** What is wrong, in words, or the empty text. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
