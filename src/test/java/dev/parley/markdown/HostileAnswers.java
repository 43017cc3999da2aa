package dev.parley.markdown;

import java.util.List;

/** Answers whose cost is quadratic, or whose nesting is too deep, in a naive renderer. */
public final class HostileAnswers {
    private HostileAnswers() {}

    public static List<String> all() {
        return List.of(
                "- ".repeat(512),
                "_".repeat(2048),
                "> ".repeat(1024),
                "![[]()".repeat(4000),
                "[a]: /u\n".repeat(3000),
                "*a _b ".repeat(2000),
                "`a``b```".repeat(1500),
                "www.".repeat(5000),
                "| a ".repeat(3000) + "\n",
                "|a|b|\n|-|-|\n|" + "![[]()".repeat(3000) + "|\n",
                "\n> ".repeat(2000),
                "#\n".repeat(2000),
                "a\n-\n".repeat(500),
                "_".repeat(60_000),
                "* ".repeat(30_000) + "x",
                "|a|\n" + "|-".repeat(20_000) + "\n|b|\n",
                "1. ".repeat(10_000),
                "`".repeat(30_000) + "\n" + "`".repeat(29_999),
                "\\(".repeat(30_000),
                "$$ ".repeat(20_001),
                "$$\n".repeat(5_001),
                "\\[\na\n".repeat(3_000),
                "#".repeat(30_000) + "\n" + " ".repeat(30_000) + "x",
                "\u0000\u0001\uFFFE\uD800 \uDC00");
    }
}
