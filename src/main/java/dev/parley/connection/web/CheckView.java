package dev.parley.connection.web;

import dev.parley.connection.check.CheckResult;
import dev.parley.connection.check.CheckedStep;
import dev.parley.connection.check.Finding;
import dev.parley.connection.check.Step;
import dev.parley.web.Timestamp;
import dev.parley.web.Translations;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A check in words.
 *
 * @param next the step that is running; empty if none is
 * @param done the number of steps that have ended
 * @param all the number of steps
 */
public record CheckView(String model, Timestamp at, List<Row> rows, boolean running, String next, int done, int all) {
    /**
     * A step that has ended.
     *
     * @param mark {@code good}, {@code partly} or {@code bad}
     * @param detail the model server's own words; may be empty
     */
    public record Row(String name, String mark, String text, String detail, List<CheckedStep.Raw> exchanges) {}

    static CheckView of(CheckResult result, Translations translations) {
        var rows = result.steps().stream().map(step -> row(step, translations)).toList();
        var next = Arrays.stream(Step.values())
                .filter(step -> result.running())
                .skip(rows.size())
                .findFirst();
        return new CheckView(
                result.model(),
                Timestamp.of(result.at(), translations.locale(), ZoneId.systemDefault()),
                rows,
                result.running(),
                next.map(step -> name(step, translations)).orElse(""),
                rows.size(),
                Step.values().length);
    }

    private static Row row(CheckedStep step, Translations translations) {
        var text = step.finding() == Finding.FAILED
                ? translations.text("model-error." + step.error())
                : translations.text("check." + code(step.finding()), step.number());
        return new Row(
                name(step.step(), translations),
                step.finding().mark().name().toLowerCase(Locale.ROOT),
                text,
                step.detail().isEmpty() ? "" : translations.text("model-error.detail", step.detail()),
                step.exchanges());
    }

    private static String name(Step step, Translations translations) {
        return translations.text("check-step." + code(step));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
