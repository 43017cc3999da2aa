package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    private final Markdown markdown = new Markdown();

    private String html(String text) {
        return markdown.render(text)
                .html()
                .replace("&#61;", "=")
                .replace("&#43;", "+")
                .replace(" dir=\"auto\"", "");
    }

    private static String inline(String tex) {
        return "<code class=\"math\">" + tex + "</code>";
    }

    private static String display(String tex) {
        return "<code class=\"math display\">" + tex + "</code>";
    }

    @Test
    void markdownInsideAFormulaIsNotParsed() {
        assertEquals("<p>So " + inline("a_b*c* \\{\\\\") + ".</p>\n", html("So \\(a_b*c* \\{\\\\\\)."));
        assertEquals("<p>" + display("x_1 &lt; y_2") + "</p>\n", html("$$ x_1 < y_2 $$"));
        assertEquals("<p><em>a " + inline("b*") + " c</em></p>\n", html("*a \\(b*\\) c*"));
        assertEquals("<h2>On " + inline("x_0") + "</h2>\n", html("## On \\(x_0\\)"));
        assertTrue(html("|a|b|\n|-|-|\n|\\(|x|\\)|2|").contains("<td>" + inline("|x|") + "</td><td>2</td>"));
    }

    @Test
    void aFormulaOfSeveralLinesMayContainLinesThatLookLikeBlocks() {
        var lines = "a\n+ b\n- c\n# d\n=\n&gt; 0";
        var written = lines.replace("&gt;", ">");
        assertEquals("<p>" + display(lines) + "</p>\n", html("$$\n" + written + "\n$$"));
        assertEquals(
                "<p>Where</p>\n<p>" + display(lines) + "</p>\n<p>holds.</p>\n",
                html("Where\n\\[\n" + written + "\n\\]\nholds."));
        assertTrue(html("- one\n  $$\n  + b\n  $$\n- two").contains(display("+ b")));
        assertTrue(html("> \\[\n> + b\n> - c\n> \\]\n> then").contains(display("+ b\n- c")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$5",
                "It costs $5 and $10.",
                "from $5-$10 to $ a_b$ or $a_b $",
                "$a_b$5",
                "$$$ and $$$",
                "a \\( that never ends",
                "$$ that never ends\n\nand $$ another",
                "\\$$1 and \\$$2",
                "\\\\(not\\\\)",
                "`$$x$$` and `\\(x\\)`",
                "    $$x$$",
                "```\n$$\nx\n$$\n```",
                "$$ $$",
                "\\(\\)"
            })
    void pricesCodeAndUnclosedFormulasAreNotFormulas(String text) {
        assertFalse(html(text).contains("math"), () -> html(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_1",
                "\\pi",
                "x",
                "x*y*z",
                "f(x)",
                "x = 5",
                "e^{i\\pi}",
                "\\\\",
                "O(n)",
                "5x",
                "\\$ = 5",
                "α",
                "{a}"
            })
    void singleDollarsDelimitAFormulaByPandocsRule(String tex) {
        assertEquals("<p>设" + inline(tex) + "。</p>\n", html("设$" + tex + "$。"));
        assertEquals("<p>an " + inline("n") + "th</p>\n", html("an $n$th"));
        for (var text : new String[] {" $", "\n$", "$5", "$$"}) {
            assertFalse(html("$" + tex + text).contains("math"), () -> html("$" + tex + text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$5 or $10",
                "$5 a day, not 10$ a day",
                "US$5 = CA$7",
                "$HOME/a:$PATH",
                "from $X to $Y",
                "\\$a_1\\$",
                "`$a_1$`",
                "$100$",
                "$ab$",
                "$a_1\n\nb_1$"
            })
    void dollarsOfPricesAndVariablesAreText(String text) {
        assertFalse(html(text).contains("math"), () -> html(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"align", "align*", "equation", "cases", "pmatrix", "gather*"})
    void aLatexEnvironmentIsAFormula(String name) {
        var tex = "\\begin{" + name + "}\na_1 &= b_1 \\\\\n+ c * d * e \\\\\n\\end{" + name + "}";
        var shown = tex.replace("&", "&amp;");
        assertEquals("<p>We get</p>\n<p>" + display(shown) + "</p>\n<p>so</p>\n", html("We get\n" + tex + "\nso"));
        assertTrue(html("- " + tex.replace("\n", "\n  ")).contains(display(shown)));
        var line = tex.replace("\n", " ");
        assertTrue(html("in " + line + " it").contains(inline(shown.replace("\n", " "))));
        var nested = "\\begin{" + name + "}\n" + tex + "\n+ 1\n\\end{" + name + "}";
        assertEquals("<p>" + display(nested.replace("&", "&amp;")) + "</p>\n", html(nested));
        assertFalse(html("\\begin{" + name + "}\na").contains("math"));
        assertFalse(html("`\\begin{" + name + "} a \\end{" + name + "}`").contains("math"));
    }

    @Test
    void escapedBracketsAreAFormulaOnlyOnLinesOfTheirOwn() {
        assertEquals("<p>as [1], [sic] and [x_1]</p>\n", html("as \\[1\\], \\[sic\\] and \\[x_1\\]"));
        assertEquals("<p>[1]</p>\n", html("\\[1\\]"));
        assertEquals("<p>" + display("1") + "</p>\n", html("\\[ 1 \\]"));
        assertEquals("<p>" + display("x^2 \\\\ y") + ".</p>\n", html("\\[x^2 \\\\ y\\]."));
        assertEquals("<p>so<br />\n" + display("a+b") + "<br />\nend</p>\n", html("so\n\\[a+b\\]\nend"));
        assertTrue(html("|a|b|\n|-|-|\n|\\[x^2\\]|array\\[0\\]|")
                .contains("<td>" + display("x^2") + "</td><td>array[0]</td>"));
    }
}
