package dev.parley.provider;

import static dev.parley.provider.Quirks.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Variants of the streams in {@link RecordedStreamsTest}, in a short notation: {@code ~} separates events and {@code '}
 * is a quote; {@code d}, {@code m}, {@code t} and {@code f} are delta, message, text and finish reason of a choice, and
 * {@code u} is the token count.
 */
class DialectsTest {
    private static final Pattern SHORT = Pattern.compile("^\\{[dmtfu]:");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "message alone, all so far|{m:'Salt'}~{m:'Salt and sun.'}~[DONE]",
                "message alone, in pieces|{m:'Salt'}~{m:' and sun.'}~[DONE]",
                "delta and a message that was stripped|{d:'Salt ',m:'Salt'}~{d:'and sun.',m:'Salt and sun.'}~[DONE]",
                "the whole as a message of the stop chunk|{d:'Salt'}~{d:' and sun.'}~{m:'Salt and sun.',f:'stop'}~[DONE]",
                "the whole as a text of the stop chunk|{d:'Salt'}~{d:' and sun.'}~{t:'Salt and sun.',f:'stop'}~[DONE]",
                "a message that says the end only|{d:'Salt'}~{m:'Salt and sun.',f:'stop'}~[DONE]",
                "delta and text the same|{d:'Salt',t:'Salt'}~{d:' and sun.',t:' and sun.'}~[DONE]",
                "text in pieces|{t:'Salt'}~{t:' and sun.'}~[DONE]",
                "cumulative, with the last one twice|{d:'S'}~{d:'Sal'}~{d:'Salt an'}~{d:'Salt and su'}~{d:'Salt and sun.'}~{d:'Salt and sun.',f:'stop'}",
                "stop on all chunks|{d:'Salt',f:'stop'}~{d:' and',f:'stop'}~{d:' sun.',f:'stop'}~[DONE]",
                "stop long before the end|{d:'Salt',f:'stop'}~{d:' and'}~{d:' sun.'}~[DONE]",
                "usage last, without choices|{d:'Salt and sun.'}~{'usage':{'completion_tokens':4}}",
                "usage with the last text|{d:'Salt'}~{d:' and sun.',u:4}",
                "usage under other names|{d:'Salt and sun.'}~{'usage':{'input_tokens':1,'output_tokens':4}}",
                "a comment as data|:~{d:'Salt'}~:ping~{d:' and sun.'}~[DONE]",
                "a word as data|{d:'Salt'}~keepalive~{d:' and sun.'}~[DONE]",
                "a type ping|{'type':'ping'}~{d:'Salt'}~{'type':'ping'}~{d:' and sun.'}~[DONE]",
                "a notice|{'message':'The model is being loaded'}~{d:'Salt and sun.'}~[DONE]",
                "null, a number, an empty object|null~{d:'Salt'}~7~{}~{d:' and sun.'}~[DONE]",
                "a chunk that is cut|{d:'Salt'}~{'choices':[{'delta':~{d:' and sun.'}~[DONE]",
                "no error in an error field|{'error':null,'x':1}~{d:'Salt and sun.'}~{'error':false}~{'errors':[]}~[DONE]",
            })
    void theTextIsReadCompletelyAndOnlyOnce(String name, String stream) {
        var answer = read(script(stream));
        assertEquals("Salt and sun.", answer.text());
        assertEquals(Optional.empty(), answer.failure());
        assertEquals(Optional.of(FinishReason.STOP), answer.finish());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ha, haha|{d:'ha'}~{d:'haha'}~[DONE]|hahaha",
                "one letter again and again|{d:'a'}~{d:'aa'}~{d:'aaa'}~{d:'aaaa'}~{d:'aaaaa'}~[DONE]|aaaaaaaaaaaaaaa",
                "counting up|{d:'1'}~{d:'11'}~{d:'2'}~[DONE]|1112",
                "the same word twice|{d:'very '}~{d:'very '}~{d:'good'}~[DONE]|very very good",
            })
    void anIncrementalAnswerWithRepetitionsIsNotChanged(String name, String stream, String text) {
        assertEquals(text, read(script(stream)).text());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'error':true,'message':'No.'}",
                "{'errors':[{'message':'No.'}]}",
                "{'errors':['No.']}",
                "{'detail':'No.'}",
                "{'detail':{'message':'No.'}}",
                "{'detail':[{'msg':'No.'}]}",
                "{'message':'No.'}",
                "{'msg':'No.','code':500}",
                "{'error':'No.'}",
                "{'error':{'code':500,'message':'No.'}}",
                "{'type':'error','error':{'type':'overloaded_error','message':'No.'}}",
                "{'object':'error','message':'No.'}",
                "{'error_code':336,'error_msg':'No.'}",
                "{'status':'error','message':'No.'}",
                "{'success':false,'message':'No.'}",
                "{'base_resp':{'status_code':1004,'status_msg':'No.'}}",
                "{'x_groq':{'error':'No.'}}",
                "{'choices':[],'error':{'message':'No.'}}",
                "{'choices':[{'delta':{},'error':{'message':'No.'},'finish_reason':'error'}]}",
                "[{'error':{'message':'No.'}}]",
            })
    void theServersErrorMessageIsFoundInEveryField(String json) {
        for (var begun : new String[] {"", "{d:'Salt'}~"}) {
            for (var end : new String[] {"", "~[DONE]"}) {
                var answer = read(script(begun + json + end));
                assertEquals("No.", answer.failure().orElseThrow().error().detail());
                assertEquals(Optional.of(ErrorKind.SERVER_ERROR), answer.errorKind());
                assertEquals(begun.isEmpty() ? "" : "Salt", answer.text());
            }
        }
        var plain = read(Script.status(200, json.replace('\'', '"')));
        assertEquals("No.", plain.failure().orElseThrow().error().detail());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stop|STOP",
                "STOP|STOP",
                "end_turn|STOP",
                "eos|STOP",
                "stop_sequence|STOP",
                "FinishReason.STOP|STOP",
                "tool_calls|TOOL_CALLS",
                "function_call|TOOL_CALLS",
                "tool_use|TOOL_CALLS",
                "length|LENGTH",
                "max_tokens|LENGTH",
                "MAX_TOKENS|LENGTH",
                "FinishReason.MAX_TOKENS|LENGTH",
                "model_length|LENGTH",
                "max_output_tokens|LENGTH",
                "content_filter|CONTENT_FILTER",
                "SAFETY|CONTENT_FILTER",
                "content_filter: RECITATION|CONTENT_FILTER",
                "error|OTHER",
                "abort|OTHER",
                "cancelled|OTHER",
                "insufficient_system_resource|OTHER",
                "timeout|OTHER",
                "network_error|OTHER",
                "bored|OTHER",
            })
    void everySpellingOfAFinishReasonIsRecognized(String said, FinishReason reason) {
        var answer = read(script("{d:'Salt'}~{f:'" + said + "'}~[DONE]"));
        assertEquals(Optional.of(reason), answer.finish());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null|{d:'Salt',f:'null'}~{d:' and'}",
                "empty|{d:'Salt',f:''}~{d:' and'}",
                "none|{d:'Salt',f:'none'}~{d:' and'}",
            })
    void anAnswerWithoutAFinishReasonIsNotComplete(String name, String stream) {
        assertEquals(Optional.of(ErrorKind.CUT), read(script(stream)).errorKind());
    }

    private static Script script(String events) {
        var script = Script.stream();
        for (var event : events.split("~", -1)) {
            script = script.data(SHORT.matcher(event).find() ? chunk(event) : quoted(event));
        }
        return script.end();
    }

    private static String quoted(String event) {
        return event.replace('\'', '"');
    }

    private static String chunk(String event) {
        try {
            var said = JSON.readTree(event);
            var choice = JSON.createObjectNode();
            if (said.has("d")) {
                choice.putObject("delta").set("content", said.get("d"));
            }
            if (said.has("m")) {
                choice.putObject("message").set("content", said.get("m"));
            }
            if (said.has("t")) {
                choice.set("text", said.get("t"));
            }
            if (said.has("f")) {
                choice.set("finish_reason", said.get("f"));
            }
            var chunk = JSON.createObjectNode();
            chunk.putArray("choices").add(choice.putNull("logprobs"));
            if (said.has("u")) {
                chunk.putObject("usage").set("completion_tokens", said.get("u"));
            }
            return chunk.toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(event, e);
        }
    }
}
