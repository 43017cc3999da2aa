package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.text.ShortText;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognizes the errors of servers for which a conversation is too long, and the numbers in them. OpenAI has a code for
 * it ({@code context_length_exceeded}), and llama.cpp has fields; with all others, only the words tell.
 */
final class ContextOverflowParser {
    private static final int TOO_LARGE = 413;
    /** 500 is llama.cpp's status before October 2025, and LM Studio's. In a stream, there is no status. */
    private static final Set<Integer> STATUSES = Set.of(0, 400, TOO_LARGE, 422, 500);

    private static final int MESSAGE_CHARS_MAX = 4_000;
    private static final Pattern CODE = Pattern.compile("context_length_exceeded|exceed_context_size_error");
    private static final Pattern WORDS = Pattern.compile(
            "(?i)context[ _-]?(?:length|window|size|limit)|maximum prompt length|(?:prompt|input) (?:is|was) too long"
                    + "|reduce the length of the (?:input |prompt )?(?:messages|prompt|input)"
                    + "|token count\\b.{0,40}\\bexceed|exceeded model token limit|exceeds max length|size limit exceeded"
                    + "|\\binput length should be|`inputs` tokens|\\bn_ctx\\b|longer than the model");
    /** A limit of tokens per minute is about money or load, not about this conversation. */
    private static final Pattern RATE = Pattern.compile("(?i)per[ -]min|\\bTPM\\b|rate.?limit");

    private static final String NUMBER = "\\(?(\\d[\\d,]{0,12})";
    private static final Pattern SUM = Pattern.compile("(\\d{1,12}) \\+ (\\d{1,12}) > (\\d{1,12})");
    private static final Pattern WINDOW = Pattern.compile(
            "(?i)(?:(?:context|prompt|input|model)[ _-]?(?:length|window|size|limit)(?: limit)?(?: (?:is|of|only)|[:=])* "
                    + NUMBER
                    + "|" + NUMBER + " maximum\\b"
                    + "|\\bn_ctx[:= ]+" + NUMBER
                    + "|number of tokens allowed " + NUMBER
                    + "|\\blimit(?: for this model)?(?: is| of|:) " + NUMBER
                    + "|must be <= " + NUMBER
                    + "|length should be \\[\\d+, ?" + NUMBER + ")");
    private static final Pattern PROMPT = Pattern.compile("(?i)(?:resulted in " + NUMBER
            + "|" + NUMBER + " (?:tokens )?(?:in|from|of) (?:the |your )?(?:input |text )?(?:messages|prompt|input)"
            + "|request has " + NUMBER
            + "|contains " + NUMBER + " tokens"
            + "|too long: " + NUMBER
            + "|token count (?:of )?" + NUMBER
            + "|input " + NUMBER + " tokens"
            + "|keep the first " + NUMBER
            + "|\\bn_keep[:= ]+" + NUMBER
            + "|request " + NUMBER + " tokens"
            + "|given: " + NUMBER
            + "|length is " + NUMBER + " while)");
    /** Less exact, because it may include the tokens of the answer. */
    private static final Pattern REQUESTED = Pattern.compile(
            "(?i)requested:? (?:about |a total of |tokens )?" + NUMBER + "|the request contains " + NUMBER);

    private static final Pattern COMPLETION =
            Pattern.compile("(?i)" + NUMBER + " (?:tokens )?(?:in|for) the (?:completion|output)");

    private ContextOverflowParser() {}

    /**
     * What a refusal says about the context window; empty if it is about something else.
     *
     * @param status of the response, or 0 if the error came in an answer
     */
    static Optional<ContextOverflow> of(int status, String body) {
        try {
            return of(status, Json.MAPPER.readTree(body), ErrorMessageFinder.ofBody(body));
        } catch (JsonProcessingException e) {
            return of(status, Json.MAPPER.missingNode(), ErrorMessageFinder.ofBody(body));
        }
    }

    /** The same for an error that is read already. */
    static Optional<ContextOverflow> of(int status, JsonNode json, String message) {
        var text = ShortText.clipped(message, MESSAGE_CHARS_MAX);
        var error = json.path("error").isObject() ? json.path("error") : json;
        var code = error.path("code").asText("") + " " + error.path("type").asText("");
        if (!STATUSES.contains(status) || RATE.matcher(code + " " + text).find()) {
            return Optional.empty();
        }
        boolean isOverflow = status == TOO_LARGE
                || CODE.matcher(code).find()
                || CODE.matcher(text).find()
                || WORDS.matcher(text).find();
        return isOverflow ? Optional.of(numbers(error, text)) : Optional.empty();
    }

    private static ContextOverflow numbers(JsonNode error, String text) {
        var sum = SUM.matcher(text);
        if (sum.find()) {
            return new ContextOverflow(number(sum.group(3)), number(sum.group(1)), number(sum.group(2)));
        }
        return new ContextOverflow(
                field(error, "n_ctx").or(() -> find(WINDOW, text)),
                field(error, "n_prompt_tokens").or(() -> find(PROMPT, text)).or(() -> find(REQUESTED, text)),
                find(COMPLETION, text));
    }

    private static Optional<Long> field(JsonNode error, String name) {
        return Optional.of(error.path(name).asLong()).filter(tokens -> tokens > 0);
    }

    /** The number in the first match. */
    private static Optional<Long> find(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return number(match.group(group));
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> number(String digits) {
        return Optional.of(Long.parseLong(digits.replace(",", ""))).filter(tokens -> tokens > 0);
    }
}
