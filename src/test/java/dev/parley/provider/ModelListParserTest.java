package dev.parley.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models of a server's list are offered, in which order, and with which descriptions. */
class ModelListParserTest {
    private static final Provider PROVIDER = new Provider(URI.create("http://127.0.0.1:9/v1"), Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'id':'a'}]}",
                "[{'id':'a'}]",
                "['a','a','']",
                "{'data':['a']}",
                "{'models':['a'],'object':'list'}",
                "{'models':[{'name':'a'}]}",
                "{'models':[{'model':'a'}]}",
                "{'meta':{'models':[{'id':'b'}]},'models':[{'name':'a','capabilities':['completion']}],'data':[{'id':'a'}]}",
                "\uFEFF{'data':[{'id':'a'}]}",
                "{'data':[{'id':'a'},{'id':'a'},{'id':''},{},7,null,[],{'id':'b\\nc'}]}"
            })
    void everyFormOfListIsRead(String body) {
        assertEquals(List.of("a"), ids(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':null}", "{'data':[]}", "[]"})
    void anEmptyListIsRead(String body) {
        assertEquals(List.of(), ids(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ft:gpt-4.1:watts-up::1",
                "my-imaginator",
                "qwen-image-caption-chat",
                "gpt-4o-audio-preview",
                "gpt-audio",
                "embedded-systems-tutor",
                "whisper-7b-chat",
                "davinci-002-chat",
                "mygpt-image-1",
                "llama3.2:latest"
            })
    void noModelIsHiddenBecauseOfAWordInItsName(String id) {
        assertEquals(List.of(id), idsOf(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text-embedding-3-small",
                "text-embedding-ada-002",
                "whisper-1",
                "tts-1-hd",
                "tts-1-1106",
                "dall-e-3",
                "omni-moderation-latest",
                "text-moderation-007",
                "gpt-image-1",
                "gpt-4o-realtime-preview",
                "gpt-4o-mini-transcribe",
                "davinci-002",
                "gpt-3.5-turbo-instruct"
            })
    void openAisModelsForOtherPurposesAreHidden(String id) {
        assertEquals(List.of(), idsOf(id));
    }

    @Test
    void modelsWhoseNameSuggestsAnotherPurposeComeLast() {
        assertEquals(
                List.of("watts-up", "zephyr", "bge-reranker-v2", "gpt-4o-audio-preview", "nomic-embed-text:latest"),
                idsOf("nomic-embed-text:latest", "zephyr", "gpt-4o-audio-preview", "bge-reranker-v2", "watts-up"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true|'type':'chat'",
                "true|'type':'model'",
                "true|'type':'vlm'",
                "true|'capabilities':{'completion_chat':true}",
                "true|'capabilities':['tools']",
                "true|'capabilities':['completion','embedding']",
                "true|'architecture':{'modality':'text+image->text'}",
                "true|'architecture':{'output_modalities':['image','text']}",
                "true|'task':'image-text-to-text'",
                "false|'type':'embedding'",
                "false|'type':'Embeddings'",
                "false|'model_type':'text_to_image'",
                "false|'mode':'audio_transcription'",
                "false|'task':{'name':'Automatic Speech Recognition'}",
                "false|'capabilities':{'completion_chat':false}",
                "false|'capabilities':{'chat_completion':false,'embeddings':true}",
                "false|'capabilities':{'type':'embeddings'}",
                "false|'capabilities':['embedding']",
                "false|'supports_chat':false",
                "false|'architecture':{'modality':'text->image'}",
                "false|'architecture':{'output_modalities':['embeddings'],'modality':'text->text'}",
                "false|'endpoints':['embed','embed_image']",
                "false|'supportedGenerationMethods':['embedContent']"
            })
    void theTypeThatAServerDeclaresDecides(boolean isOffered, String declared) {
        assertEquals(isOffered, !ids("[{'id':'some-model'," + declared + "}]").isEmpty());
    }

    @Test
    void aDeclaredChatModelIsNotListedLastBecauseOfAWordInItsName() {
        assertEquals(List.of("a-image-chat", "b"), ids("['b',{'id':'a-image-chat','type':'chat'}]"));
    }

    @Test
    void theNewestModelComesFirstAndEachHasADescription() {
        assertEquals(
                List.of(
                        new ModelInfo("x/new", "New", "It is new."),
                        new ModelInfo("gpt-4o", "gpt-4o", "openai, 2024-05-13"),
                        new ModelInfo("x/long", "x/long", "x".repeat(119) + "…"),
                        new ModelInfo("a", "Model A", ""),
                        new ModelInfo("b", "b", "library")),
                models("""
                {'data': [
                  {'id': 'b', 'owned_by': 'library'},
                  {'id': 'a', 'display_name': 'Model A'},
                  {'id': 'gpt-4o', 'owned_by': 'openai', 'created': 1715558400},
                  {'id': 'x/new', 'name': 'New', 'created': 1800000000000,
                   'description': 'It is\\nnew. And more.'},
                  {'id': 'x/long', 'created': 1, 'description': '%s'}
                ]}""".formatted("x".repeat(500))).models());
    }

    @Test
    void hiddenModelsAreNotCountedAsFurtherModels() {
        var ids = IntStream.range(0, ModelListParser.MODELS_MAX + 7)
                .mapToObj(n -> n < 5 ? "{'id':'e" + n + "','type':'embedding'}" : "'m" + n + "'")
                .toList();
        var models = models("[" + String.join(",", ids) + ",'m9']");
        assertEquals(ModelListParser.MODELS_MAX, models.models().size());
        assertEquals(2, models.moreCount());
    }

    private static List<String> idsOf(String... ids) {
        return ids("['" + String.join("','", Arrays.asList(ids)) + "']");
    }

    private static List<String> ids(String body) {
        return models(body).models().stream().map(ModelInfo::id).toList();
    }

    private static ModelListParser.Models models(String body) {
        try {
            var json = body.replace('\'', '"').getBytes(UTF_8);
            return ModelListParser.read(new ByteArrayInputStream(json), PROVIDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
