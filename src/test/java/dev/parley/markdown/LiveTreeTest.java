package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Diffs random HTML trees, without Markdown. */
class LiveTreeTest {
    private static final long SEED = 20_261_130;
    private static final List<String> BLOCKS = List.of("p", "ul", "ol", "li", "blockquote", "table", "tr", "td", "h2");
    private static final List<String> INLINES = List.of("em", "strong", "code", "a");

    private final Random random = new Random(SEED);

    @Test
    void applyingTheDiffTurnsOneTreeIntoTheOther() {
        for (int i = 0; i < 3_000; i++) {
            var tree = new LiveTree();
            for (int n = 0; n < 5; n++) {
                var next = children(3);
                tree.diffTo(HtmlNode.parse(next)).apply();
                assertEquals(plain(next), plain(tree.html()), () -> "seed " + SEED);
            }
        }
    }

    @Test
    void theDiffOfEqualTreesIsEmpty() {
        for (int i = 0; i < 1_000; i++) {
            var tree = new LiveTree();
            var html = children(3);
            tree.diffTo(HtmlNode.parse(html)).apply();
            assertEquals(List.of(), tree.diffTo(HtmlNode.parse(html)).steps(), html);
        }
    }

    @Test
    void aChangeAtTheRightEdgeIsOneStepThatTargetsTheLastText() {
        assertStep(
                "<p>Trees grow</p>",
                "<p>Trees grow tall</p>",
                new PatchStep(PatchStep.Kind.APPEND, 2, "span", 0, " tall"));
        assertStep(
                "<ul><li>a</li></ul>",
                "<ul><li>a<em>b</em></li></ul>",
                new PatchStep(PatchStep.Kind.INSERT_AFTER, 2, "li", 0, "<em>b</em><span></span>"));
        assertStep(
                "<p>Trees **grow</p>",
                "<p>Trees <em>grow</em></p>",
                new PatchStep(PatchStep.Kind.REPLACE_LAST, 1, "p", 1, "<em>grow</em><span></span>"));
    }

    @Test
    void aNewListItemIsAppendedToItsList() {
        assertStep(
                "<ul><li>a</li><li>b</li></ul>",
                "<ul><li>a</li><li>b</li><li>c</li></ul>",
                new PatchStep(PatchStep.Kind.REPLACE_CHILDREN, 1, "ul", 0, "<li><span>c</span></li>"));
    }

    @Test
    void unchangedTextIsNotSentAgain() {
        var tree = new LiveTree();
        tree.diffTo(HtmlNode.parse("<p>" + "word ".repeat(100) + "</p>")).apply();
        var step = tree.diffTo(HtmlNode.parse("<p>" + "word ".repeat(100) + "<em>more</em> text</p>"))
                .steps()
                .get(0);
        assertTrue(step.html().length() < 40, step::toString);
    }

    private static void assertStep(String before, String after, PatchStep step) {
        var tree = new LiveTree();
        tree.diffTo(HtmlNode.parse(before)).apply();
        assertEquals(List.of(step), tree.diffTo(HtmlNode.parse(after)).steps());
    }

    private String children(int depth) {
        var html = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            html.append(element(depth));
        }
        return html.toString();
    }

    private String element(int depth) {
        boolean isBlock = depth > 0 && random.nextInt(3) > 0;
        var name = isBlock ? BLOCKS.get(random.nextInt(BLOCKS.size())) : INLINES.get(random.nextInt(INLINES.size()));
        boolean isText = !isBlock || List.of("p", "td", "h2", "li").contains(name);
        return "<" + name + ">" + (isText ? text() : children(depth - 1)) + (isText && isBlock ? inline() : "") + "</"
                + name + ">";
    }

    private String inline() {
        return random.nextBoolean() ? "" : element(0) + text();
    }

    private String text() {
        return List.of("", "a", "a b", "a b c", "*a", "a [b").get(random.nextInt(6));
    }

    private static String plain(String html) {
        return html.replaceAll("</?span>", "");
    }
}
