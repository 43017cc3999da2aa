package dev.parley.markdown;

import dev.parley.TestSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.ExampleReader;

/** Typical and long answers for tests. */
public final class SampleAnswers {
    private SampleAnswers() {}

    /** The examples of the CommonMark and the GitHub specification. */
    public static List<String> specification() {
        var examples = new ArrayList<>(ExampleReader.readExampleSources(TestResources.getSpec()));
        examples.addAll(ExampleReader.readExampleSources(TestResources.getGfmSpec()));
        return examples;
    }

    /** Excerpts of real model output that Markdown renderers are known to get wrong. */
    public static List<String> cases() {
        try (var files = Files.list(Path.of("src/test/resources/cases"))) {
            var cases = new ArrayList<String>();
            for (var file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                cases.add(Files.readString(file));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** About 1,200 words in the style of a model. */
    public static String essay() {
        var essay = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            essay.append("## ")
                    .append(i)
                    .append(". Why *trees* grow\n\n")
                    .append(
                            "Trees grow because **light** is scarce: each one tries to stand above the others. The first ")
                    .append("to explain it well was [a botanist](https://example.org/a?b=")
                    .append(i)
                    .append("), and the ")
                    .append(
                            "idea has lasted. In code it is `grow(tree, light)`, which does what it says, and not more.\n\n")
                    .append("- **Roots** take up water, and hold the trunk when the wind is strong.\n")
                    .append("- **Leaves** turn light into sugar.\n")
                    .append("  - Needles do it slowly, but in winter, too.\n")
                    .append("- Bark keeps *everything* together.\n\n")
                    .append(
                            "```python\ndef grow(tree, light):\n    if light < 3:\n        return tree\n    return tree + 1\n```\n\n")
                    .append(
                            "What follows from this is simple, though few people see it at first: a forest is a queue, and ")
                    .append(
                            "the light at its top is what they queue for. Nobody can leave it, and nobody can push in.\n\n");
        }
        return essay.toString();
    }

    /** Code of 64 KB. */
    public static String fence() {
        return "```c\n" + lines(1_480, i -> "int x" + i + " = a[" + i + "] < b ? \"yes\" : 'n'; // why") + "\n```\n";
    }

    /** 500 items. */
    public static String list() {
        return lines(500, i -> "- Item " + i + " says something of ordinary length, and *stops*");
    }

    public static String shortList() {
        return lines(2_000, i -> "- a");
    }

    public static String nestedList() {
        return lines(600, i -> "  ".repeat(i % 4) + "- item " + i + " at level " + i % 4);
    }

    public static String table() {
        return "| number | name | what it is |\n|---:|---|---|\n"
                + lines(300, i -> "| " + i + " | name of " + i + " | `value` of **" + i + "** |");
    }

    public static String paragraph() {
        return IntStream.range(0, 250)
                .mapToObj(i ->
                        "Sentence " + i + " of a very long paragraph with *emphasis* and `code` in it, and an end.")
                .collect(Collectors.joining(" "));
    }

    public static String plainParagraph() {
        return "word and another ".repeat(1_200);
    }

    public static String quote() {
        return lines(400, i -> i % 5 == 4 ? ">" : "> line " + i + " of a quote with **weight** in it");
    }

    /** Typical answers, which together use all of the supported Markdown. */
    public static List<String> typical() {
        return List.of(
                essay(),
                "Para one\nstill one\n\nSetext\n===\n\nthen\n\n***\n\n1. a\n2. b\n\n   more b\n3. c\n\n* other list\n",
                "- [x] done\n- [ ] to do **now**\n\nText after\n\n    indented code\n\n    more\n\nlast one",
                "| a | b |\n|---|:-:|\n| `x|y` | 2 |\n| c | d |\nnot | a row? |\n\n| no table\nbut text\n",
                "> quote\n> - list in it\n>   more\nlazy\n>\n> second\n\nafter\n\n- a\n\n  ```js\n  let x = 1\n  ```\n- b\n",
                "See <https://example.org> and www.example.org, mail a@b.example. &amp; &lt; <b>no</b> \\*not\\* ![i](http://x.y/z)",
                "Emoji \uD83D\uDE00 and \r\nline ends\rof all kinds\r\n\r\n~~gone~~ 2 * 3 * 4 snake_case_name __init__ `` a`b ``",
                "[ref]: https://example.org/ref\n\nUses [ref] and [text][ref].\n\nAnd [ref] again.\n",
                "10) ten\n11) eleven\n    - deep\n        - deeper\n            - deepest\n\ntext",
                "```\nnever closed\n\n# not a heading\n- no item",
                "With \\(a_b*c*\\) and $$x_1 < y_2$$ in it, \\[z_i\\] too, for $5 or $10 *each* and $$$ or \\$$1 and a \\( that never ends",
                "So\n\\[\n\\begin{aligned}\n a &= b \\\\\n  + c_1 \\\\\n- d_2\n\\end{aligned}\n\\]\nand\n$$\nx\n=\ny\n$$ then\n- $$\n  > 0\n  $$\n- two",
                "Text\n$$ never ended\n# no heading\n\nNext _one_\n$$one$$ line\nmore\n\n| a | \\(|x|\\) |\n|---|---|\n| $$y|z$$ | 2 |\n\n> \\[\n> q\n> \\]\n> r\n");
    }

    /** All answers, including {@link HostileAnswers}. */
    public static List<String> all() {
        var all = new ArrayList<>(specification());
        all.addAll(typical());
        all.addAll(cases());
        all.addAll(HostileAnswers.all());
        all.addAll(List.of(list(), nestedList(), table(), paragraph(), quote()));
        return all;
    }

    /** All of them with {@code -Pfull}, otherwise every fifth. */
    public static List<String> some() {
        var all = all();
        int step = TestSize.of(5, 1);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Cuts a text into chunks of random length, also inside surrogate pairs and markup. */
    public static List<String> cut(String text, int charsMax, Random random) {
        var pieces = new ArrayList<String>();
        for (int i = 0; i < text.length(); ) {
            int end = Math.min(text.length(), i + 1 + random.nextInt(charsMax));
            pieces.add(text.substring(i, end));
            i = end;
        }
        return pieces;
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }
}
