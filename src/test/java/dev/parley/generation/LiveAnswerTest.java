package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SampleAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page shows of an answer that is being written is what it will show of the same text when it is stored. */
class LiveAnswerTest {
    private static final long SEED = 20_261_130;
    private static final String BLOCK_TAGS =
            "\\s*(</?(?:p|h[1-6]|[uo]l|li|blockquote|pre|hr|table|thead|tbody|t[rhd])\\b[^>]*>)\\s*";

    /** It may follow its use, or its use follow it: the whole answer is rendered once more when it is done. */
    private static final Pattern DEFINITION = Pattern.compile("\\]:\\s*(?:[</#?.]|\\w+(?::|\\.\\w))|\\[\\^");

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aFrameShowsWhatIsStoredOfTheSameText(int chars) {
        var different = new ArrayList<String>();
        for (var answer : SampleAnswers.all()) {
            if (answer.length() > 3_000 || DEFINITION.matcher(answer).find()) {
                continue;
            }
            different.addAll(different(answer, Answering.evenly(answer, chars)));
        }
        assertTrue(
                different.isEmpty(),
                () -> different.size() + " differ:\n"
                        + String.join("\n=====\n", different.subList(0, Math.min(20, different.size()))));
    }

    @Test
    void soDoesALongOne() {
        var random = new Random(SEED);
        for (var answer : List.of(
                SampleAnswers.essay(),
                SampleAnswers.list(),
                SampleAnswers.table(),
                SampleAnswers.quote(),
                SampleAnswers.paragraph())) {
            assertEquals(List.of(), different(answer, Answering.unevenly(answer, 200, random)));
        }
    }

    private List<String> different(String answer, List<Delta> frames) {
        var different = new ArrayList<String>();
        var answering = new Answering(markdown);
        var page = new LivePage().apply(answering.snapshot());
        var lines = answer.replace("\r\n", "\n").replace('\r', '\n');
        for (var delta : frames) {
            answering.frame(delta).forEach(page::apply);
            var shown = lines.substring(0, (int) answering.shownChars());
            var stored = bare(markdown.render(shown).html());
            if (!stored.equals(bare(page.answer())) && different.isEmpty()) {
                different.add(shown + "\n--- is shown as\n" + page.answer() + "\n--- and stored as\n" + stored);
            }
        }
        return different;
    }

    /** Without the elements that only hold text that is live, and without what no page shows. */
    private static String bare(String html) {
        return html.replaceAll("</?span>|<!-- -->", "")
                .replaceAll(BLOCK_TAGS, "$1")
                .replaceAll("\\s+</code></pre>", "</code></pre>");
    }
}
