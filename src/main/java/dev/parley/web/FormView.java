package dev.parley.web;

import java.util.HashMap;
import java.util.Map;

/** A form as a template shows it: the submitted values and the error messages. */
public final class FormView {
    private final Form form;
    private final Translations translations;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();

    public FormView(Form form, Translations translations) {
        this.form = form;
        this.translations = translations;
    }

    /** A form without values. */
    public static FormView empty(Translations translations) {
        return new FormView(Form.EMPTY, translations);
    }

    /** Shows this value in a field instead of the submitted one. */
    public FormView with(String field, String value) {
        values.put(field, value);
        return this;
    }

    /** A form with stored values, by field. */
    public static FormView of(Map<String, String> values, Translations translations) {
        return new FormView(Form.of(values), translations);
    }

    /** Adds an error message for a field. Only the first one for each field is kept. */
    public FormView reject(String field, String key, Object... arguments) {
        errors.putIfAbsent(field, translations.text(key, arguments));
        return this;
    }

    /** Adds the message of an error for a field. */
    public FormView reject(String field, HttpException error) {
        errors.putIfAbsent(field, error.message(translations));
        return this;
    }

    public boolean isValid() {
        return errors.isEmpty();
    }

    /** The value to be shown: usually the submitted one, or the empty text. */
    public String value(String field) {
        return values.getOrDefault(field, form.text(field));
    }

    /** The error message, or the empty text. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
