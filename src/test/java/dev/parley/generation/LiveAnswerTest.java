package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestSize;
import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SampleAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page shows a live answer exactly as it shows the same text when it is stored. */
class LiveAnswerTest {
    private static final long SEED = 20_261_130;
    private static final String BLOCK_TAGS =
            "\\s*(</?(?:p|h[1-6]|[uo]l|li|blockquote|pre|hr|table|thead|tbody|t[rhd])\\b[^>]*>)\\s*";

    /** A definition may come after its use, so the whole answer is rendered once more when it is done. */
    private static final Pattern DEFINITION = Pattern.compile("\\]:\\s*(?:[</#?.]|\\w+(?::|\\.\\w))|\\[\\^");

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @Tag(TestSize.FULL)
    @ValueSource(ints = {1, 5})
    void aFrameShowsTheSameHtmlAsTheStoredText(int chars) {
        var different = new ArrayList<String>();
        for (var answer : SampleAnswers.some()) {
            if (answer.length() > TestSize.of(1_500, 3_000)
                    || DEFINITION.matcher(answer).find()) {
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
    @Tag(TestSize.FULL)
    void aFrameOfALongAnswerShowsTheSameHtmlAsTheStoredText() {
        var random = new Random(SEED);
        for (var answer : List.of(
                SampleAnswers.essay(),
                SampleAnswers.list(),
                SampleAnswers.table(),
                SampleAnswers.quote(),
                SampleAnswers.paragraph())) {
            assertEquals(List.of(), different(part(answer), Answering.unevenly(part(answer), 200, random)));
        }
    }

    private static String part(String answer) {
        return answer.substring(0, Math.min(answer.length(), TestSize.of(4_000, Integer.MAX_VALUE)));
    }

    private List<String> different(String answer, List<Delta> frames) {
        var different = new ArrayList<String>();
        var answering = new Answering(markdown);
        var page = new LivePage().apply(answering.snapshot());
        var lines = answer.replace("\r\n", "\n").replace('\r', '\n');
        int frame = 0;
        for (var delta : frames) {
            answering.frame(delta).forEach(page::apply);
            if (frame++ % comparedFrames(answer) != 0) {
                continue;
            }
            var shown = lines.substring(0, (int) answering.shownChars());
            var stored = bare(markdown.render(shown).html());
            if (!stored.equals(bare(page.answer())) && different.isEmpty()) {
                different.add(shown + "\n--- is shown as\n" + page.answer() + "\n--- and stored as\n" + stored);
            }
        }
        return different;
    }

    /** One of how many frames is compared: rendering the whole text for each frame takes time quadratic in its length. */
    private static int comparedFrames(String answer) {
        return answer.length() > 400 ? TestSize.of(8, 1) : 1;
    }

    /** Removes elements that only live text has, and comments. */
    private static String bare(String html) {
        return html.replaceAll("</?span>|<!-- -->", "")
                .replaceAll(BLOCK_TAGS, "$1")
                .replaceAll("\\s+</code></pre>", "</code></pre>");
    }
}
