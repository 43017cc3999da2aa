package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images in a request, and how model servers say whether they accept them. */
class ImagesTest {
    @Test
    void theContentIsAnArrayOnlyIfThereAreImages() throws IOException {
        var image = ChatImage.of("image/png", new byte[] {1, 2, 3}, 85);
        var messages = List.of(
                new ChatMessage("system", "Be kind."),
                new ChatMessage("user", "What is this?", List.of(image, image)),
                new ChatMessage("user", "", List.of(image)));
        var provider = new Provider(URI.create("http://127.0.0.1:9/v1"), Optional.empty());
        var request = new ChatRequest(provider, "fake", messages, Locale.ENGLISH);
        var json = new String(
                ChatCompletionRequest.of(request, SentForm.USUAL.withoutUsage()).json(), StandardCharsets.UTF_8);
        var part = "{'type':'image_url','image_url':{'url':'data:image/png;base64,AQID'}}";
        var expected =
                "[{'role':'system','content':'Be kind.'},{'role':'user','content':[{'type':'text','text':'What is this?'},"
                        + part + "," + part + "]},{'role':'user','content':[" + part + "]}]";
        assertEquals(
                Json.MAPPER.readTree(expected.replace('\'', '"')),
                Json.MAPPER.readTree(json).path("messages"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            true  | {"id":"m","architecture":{"input_modalities":["text","image"]}}
            false | {"id":"m","architecture":{"input_modalities":["text"]}}
            true  | {"id":"m","architecture":{"modality":"text+image->text"}}
            false | {"id":"m","architecture":{"modality":"text->text+image"}}
            true  | {"id":"m","supported_input_modalities":["text","image"]}
            true  | {"id":"m","modalities":{"input":["text","image"],"output":["text"]}}
            true  | {"id":"m","capabilities":{"completion_chat":true,"vision":true}}
            false | {"id":"m","capabilities":{"completion_chat":true,"vision":false}}
            true  | {"id":"m","model_spec":{"capabilities":{"supportsVision":true}}}
            false | {"id":"m","supports_image_input":false}
            true  | {"id":"m","capabilities":["completion","vision"]}
            true  | {"id":"m","capabilities":["completion","multimodal"]}
            false | {"id":"m","capabilities":["completion","tools"]}
            true  | {"id":"m","type":"vlm"}
            -     | {"id":"m","type":"llm"}
            -     | {"id":"m","capabilities":["streaming"]}
            -     | {"id":"gpt-4o","architecture":{"input_modalities":[]}}
            -     | "gpt-4o"
            """)
    void aListTellsWhetherAModelSeesImages(String sees, String model) throws IOException {
        var expected = sees.equals("-") ? Optional.empty() : Optional.of(Boolean.valueOf(sees));
        assertEquals(expected, ImageAbility.of(Json.MAPPER.readTree(model)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            true  | 400 | messages[0]: unknown variant `image_url`, expected `text`
            true  | 400 | 'messages.0' : for 'role:user' the following must be satisfied[('messages.0.content' : value must be a string)]
            true  | 400 | messages[1].content must be a string
            true  | 404 | No endpoints found that support image input
            true  | 400 | gpt-oss is not a multimodal model
            true  | 500 | image input is not supported - hint: if this is unexpected, you may need to provide the mmproj
            true  | 413 | Request Entity Too Large
            true  | 422 | Input should be a valid string
            false | 401 | Invalid key for the vision API
            false | 429 | Too many images per minute
            false | 400 | max_tokens is too large
            false | 404 | The model `x` does not exist
            """)
    void aRefusalOfImagesIsRecognized(boolean isOne, int status, String message) {
        assertEquals(isOne, ImageRefusal.isOne(status, message));
    }
}
