package dev.parley.chat.web;

import dev.parley.chat.ChatParameters;
import dev.parley.provider.ModelParameters;
import dev.parley.provider.ReasoningEffort;
import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields for what users set for the answers in a chat or in a preset. An empty field is not set. */
final class ParametersForm {
    static final String SYSTEM_PROMPT = "system_prompt";
    static final String NO_SYSTEM_PROMPT = "system_prompt_none";
    static final String TEMPERATURE = "temperature";
    static final String TOP_P = "top_p";
    static final String MAX_TOKENS = "max_tokens";
    static final String REASONING_EFFORT = "reasoning_effort";

    /** Users may write a decimal comma or a point. */
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(?:[.,]\\d{0,6})?|[.,]\\d{1,6}");

    private static final Pattern WHOLE = Pattern.compile("0*([1-9]\\d{0,11})");

    private ParametersForm() {}

    /** The parameters in a form; errors are added to its view, and then the result is meaningless. */
    static ChatParameters read(Form form, FormView view) {
        return new ChatParameters(
                systemPrompt(form, view),
                new ModelParameters(
                        decimal(
                                form,
                                TEMPERATURE,
                                ModelParameters.TEMPERATURE_MAX,
                                view,
                                "problem.parameter.temperature"),
                        decimal(form, TOP_P, ModelParameters.TOP_P_MAX, view, "problem.parameter.top-p"),
                        maxTokens(form, view),
                        effort(form)));
    }

    private static Optional<String> systemPrompt(Form form, FormView view) {
        var prompt = form.line(SYSTEM_PROMPT).replace("\r\n", "\n");
        // SQLite truncates text at NUL and PostgreSQL refuses it.
        if (prompt.indexOf('\0') >= 0) {
            throw HttpException.badRequest();
        }
        int max = ChatParameters.SYSTEM_PROMPT_CHARS_MAX;
        if (prompt.length() > max) {
            view.reject(SYSTEM_PROMPT, "settings.prompt.long", prompt.length(), max);
        }
        boolean isEmpty = BlankText.isBlank(prompt);
        if (!form.has(NO_SYSTEM_PROMPT)) {
            return isEmpty ? Optional.empty() : Optional.of(prompt);
        }
        if (!isEmpty) {
            view.reject(SYSTEM_PROMPT, "problem.parameter.prompt");
        }
        return Optional.of("");
    }

    private static Optional<Double> decimal(Form form, String field, double max, FormView view, String problem) {
        var text = form.line(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text.replace(',', '.'));
            if (value <= max) {
                return Optional.of(value);
            }
        }
        view.reject(field, problem);
        return Optional.empty();
    }

    private static Optional<Long> maxTokens(Form form, FormView view) {
        var text = form.line(MAX_TOKENS);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var match = WHOLE.matcher(text);
        var tokens = match.matches() ? Long.parseLong(match.group(1)) : 0;
        if (tokens < 1 || tokens > ModelParameters.MAX_TOKENS_MAX) {
            view.reject(MAX_TOKENS, "problem.parameter.max-tokens", ModelParameters.MAX_TOKENS_MAX);
            return Optional.empty();
        }
        return Optional.of(tokens);
    }

    private static Optional<ReasoningEffort> effort(Form form) {
        var code = form.line(REASONING_EFFORT);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        // Browsers send only what the list offers.
        return Optional.of(ReasoningEffort.ofCode(code).orElseThrow(HttpException::badRequest));
    }

    /** The values of the fields; {@code decimalPoint} is that of the user's language. */
    static Map<String, String> values(ChatParameters parameters, char decimalPoint) {
        var values = new LinkedHashMap<String, String>();
        parameters.systemPrompt().ifPresent(prompt -> {
            values.put(SYSTEM_PROMPT, prompt);
            if (prompt.isEmpty()) {
                values.put(NO_SYSTEM_PROMPT, "true");
            }
        });
        var model = parameters.model();
        model.temperature().ifPresent(value -> values.put(TEMPERATURE, text(value, decimalPoint)));
        model.topP().ifPresent(value -> values.put(TOP_P, text(value, decimalPoint)));
        model.maxTokens().ifPresent(value -> values.put(MAX_TOKENS, Long.toString(value)));
        model.reasoningEffort().ifPresent(value -> values.put(REASONING_EFFORT, value.code()));
        return values;
    }

    private static String text(double value, char decimalPoint) {
        var plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return plain.replace('.', decimalPoint);
    }
}
