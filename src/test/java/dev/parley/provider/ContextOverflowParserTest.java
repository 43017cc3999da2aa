package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row is the refusal of a real server, as its users and its source code report it. */
class ContextOverflowParserTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            OpenAI               | 400 | 4097   | 6988   | -     | {"error":{"message":"This model's maximum context length is 4097 tokens. However, your messages resulted in 6988 tokens. Please reduce the length of the messages.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
            OpenAI, max_tokens   | 400 | 4097   | 3703   | 500   | {"error":{"message":"This model's maximum context length is 4097 tokens. However, you requested 4203 tokens (3703 in the messages, 500 in the completion). Please reduce the length of the messages or completion."}}
            OpenAI, newer        | 400 | -      | -      | -     | {"error":{"message":"Your input exceeds the context window of this model. Please adjust your input and try again.","type":"invalid_request_error","param":"input","code":"context_length_exceeded"}}
            vLLM                 | 400 | 16384  | 112946 | 10000 | {"object":"error","message":"This model's maximum context length is 16384 tokens. However, you requested 122946 tokens (112946 in the messages, 10000 in the completion). Please reduce the length of the messages or completion.","type":"BadRequestError","code":400}
            vLLM, newer          | 400 | 8192   | 9000   | -     | {"error":{"message":"This model's maximum context length is 8192 tokens. However, your request has 9000 input tokens. Please reduce the length of the input messages.","type":"BadRequestError","code":400}}
            SGLang               | 400 | 8192   | 9000   | -     | {"object":"error","message":"The input (9000 tokens) is longer than the model's context length (8192 tokens).","type":"BadRequestError","code":400}
            SGLang, max_tokens   | 400 | 8192   | 8000   | 1000  | {"object":"error","message":"Requested token count exceeds the model's maximum context length of 8192 tokens. You requested a total of 9000 tokens: 8000 tokens from the input messages and 1000 tokens for the completion."}
            llama.cpp            | 400 | 8192   | 14429  | -     | {"error":{"code":400,"message":"the request exceeds the available context size. try increasing the context size or enable context shift","type":"exceed_context_size_error","n_prompt_tokens":14429,"n_ctx":8192}}
            llama.cpp, newer     | 400 | 4096   | 5000   | -     | {"error":{"code":400,"message":"request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}}
            llama.cpp, older     | 500 | -      | -      | -     | {"error":{"code":500,"message":"the request exceeds the available context size. try increasing the context size or enable context shift","type":"server_error"}}
            llama-cpp-python     | 500 | 2048   | 2285   | -     | {"error":{"message":"Requested tokens (2285) exceed context window of 2048","type":"internal_server_error","param":null,"code":null}}
            LM Studio            | 400 | 32768  | 111490 | -     | {"error":"Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded with context length of only 32768 tokens, which is not enough. Try to load the model with a larger context length, or provide a shorter input"}
            LM Studio, newer     | 400 | 4096   | 13055  | -     | {"error":"The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 13055>= n_ctx: 4096). Try to load the model with a larger context length, or provide a shorter input."}
            Anthropic            | 400 | 200000 | 210000 | -     | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}
            Anthropic, max_tokens| 400 | 200000 | 190000 | 20000 | {"error":{"code":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens` and try again"}}
            Bedrock              | 400 | -      | -      | -     | {"message":"Input is too long for requested model."}
            Gemini               | 400 | 1048576| 1200293| -     | [{"error":{"code":400,"message":"The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}]
            Mistral              | 400 | 32768  | 65673  | -     | {"object":"error","message":"Prompt contains 65673 tokens and 0 draft tokens, too large for model with 32768 maximum context length","type":"invalid_request_prompt","code":"3051"}
            Groq                 | 400 | -      | -      | -     | {"error":{"message":"Please reduce the length of the messages or completion.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
            Cerebras             | 400 | 8192   | 9000   | -     | {"message":"Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}
            OpenRouter           | 400 | 131072 | 131000 | 8192  | {"error":{"message":"This endpoint's maximum context length is 131072 tokens. However, you requested about 139192 tokens (131000 of text input, 8192 in the output). Please reduce the length of either one, or use the \\"middle-out\\" transform to compress your prompt automatically.","code":400}}
            DeepSeek             | 400 | 65536  | 70000  | 4096  | {"error":{"message":"This model's maximum context length is 65536 tokens. However, you requested 74096 tokens (70000 in the messages, 4096 in the completion). Please reduce the length of the messages or completion.","type":"invalid_request_error"}}
            xAI                  | 400 | 131072 | 537812 | -     | {"code":"Client specified an invalid argument","error":"This model's maximum prompt length is 131072 but the request contains 537812 tokens."}
            Moonshot             | 400 | 262144 | 263000 | -     | {"error":{"message":"Invalid request: Your request exceeded model token limit: 262144 (requested: 263000)","type":"invalid_request_error"}}
            Cohere               | 400 | 128000 | -      | -     | {"message":"too many tokens: size limit exceeded by 8000 tokens. Try using shorter or fewer inputs. The limit for this model is 128000 tokens."}
            GitHub               | 400 | 64000  | 70000  | -     | {"error":{"message":"prompt token count of 70000 exceeds the limit of 64000","code":"model_max_prompt_tokens_exceeded"}}
            GitHub Models        | 413 | -      | -      | -     | {"error":{"code":"tokens_limit_reached","message":"Request body too large for gpt-4o model."}}
            Text Generation Inf. | 422 | 8193   | 9000   | -     | {"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000 `inputs` tokens and 512 `max_new_tokens`","error_type":"validation"}
            DashScope            | 400 | 129024 | -      | -     | {"error":{"code":"invalid_parameter_error","message":"<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 129024]"}}
            Fireworks            | 400 | 8191   | 9000   | -     | {"error":{"object":"error","type":"invalid_request_error","message":"The prompt is too long: 9000, model maximum context length: 8191"}}
            Zhipu                | 400 | -      | -      | -     | {"error":{"code":"1261","message":"Prompt exceeds max length"}}
            With commas          | 400 | 8192   | 9000   | -     | {"detail":"Prompt is too long: 9,000 tokens > 8,192 maximum"}
            A proxy              | 413 | -      | -      | -     | <html><h1>413 Request Entity Too Large</h1></html>
            """)
    void aRefusalOfATooLongConversationIsRecognizedWithItsNumbers(
            String server, int status, Long window, Long prompt, Long completion, String body) {
        var expected = new ContextOverflow(
                Optional.ofNullable(window), Optional.ofNullable(prompt), Optional.ofNullable(completion));
        assertEquals(Optional.of(expected), ContextOverflowParser.of(status, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"Rate limit reached for gpt-4o on tokens per min (TPM): Limit 30000, Requested 45000. The input or output tokens must be reduced.\",\"code\":\"rate_limit_exceeded\"}}",
                "{\"error\":{\"message\":\"max_tokens is too large: 200000. This model supports at most 16384 completion tokens.\"}}",
                "{\"error\":{\"message\":\"Unsupported parameter: 'temperature'\"}}",
                "{\"error\":{\"message\":\"context canceled\"}}",
                "{\"detail\":\"Extra inputs are not permitted\"}",
                ""
            })
    void anotherRefusalIsNotTakenForATooLongConversation(String body) {
        for (int status : new int[] {400, 422, 500}) {
            assertEquals(Optional.empty(), ContextOverflowParser.of(status, body));
        }
    }

    @Test
    void absurdNumbersAreNoFailure() {
        var digits = "9".repeat(3_000);
        for (var message : List.of("context length is " + digits, "context limit: " + digits + " + 1 > " + digits)) {
            assertTrue(ContextOverflowParser.of(400, "{\"error\":\"" + message + "\"}")
                    .isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 503})
    void aRefusalForAnotherReasonIsReportedAsThat(int status) {
        assertEquals(
                Optional.empty(), ContextOverflowParser.of(status, "The maximum context length is 8192 tokens today."));
    }
}
