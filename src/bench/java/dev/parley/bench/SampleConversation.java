package dev.parley.bench;

import dev.parley.bench.SampleHistory.Texts;

/** Texts of questions and answers. */
final class SampleConversation {
    private static final String SHORT_QUESTION =
            "I have read that trees on windy hills stay small, although they get more light there than those in the valley. "
                    + "Is that because of the water, or because of the wind itself? My neighbour says that it is neither, and that "
                    + "they are of another kind. How could I find out who is right without waiting for thirty years?";

    private static final String SHORT_ANSWER = """
            Mostly because of the **wind**. A tree that is shaken puts its strength into the trunk, which is called
            *thigmomorphogenesis*.

            - The leaves lose more water.
            - Young shoots break off.

            Shake a `seedling` for a minute each day, keep [another one](https://example.org/trees) still, and compare.
            """;

    private static final String CODE = """

            ```python
            def grow(tree, light, wind):
                # What the wind takes, the trunk gets.
                if wind > 3:
                    tree.trunk += light / 2
                    return tree
                for branch in tree.branches:
                    branch.length += light * 0.8
                return tree
            ```

            What it prints is no proof, of course, but it shows the *tendency*:

            | wind | height | trunk |
            |-----:|-------:|------:|
            |    0 |  31.2 m | 40 cm |
            |    4 |  12.7 m | 55 cm |
            """;

    private static final String LIST = """

            To be certain, do it as follows:

            1. Take **twelve** seedlings of one kind, from one seller.
            2. Put six of them where the wind blows, six behind a wall; the same earth, the same water.
            3. Measure them each Sunday:
               - the height, from the ground to the highest leaf,
               - the trunk, at the height of a hand.

            > A forest is a queue, and the light at its top is what they queue for.

            """;

    /** About 300 characters each. */
    static final Texts SHORT = new Texts(SHORT_QUESTION, SHORT_ANSWER);

    /** About 1,000 characters each, with code, lists and a table. */
    static final Texts LONG =
            new Texts(String.join("\n\n", SHORT_QUESTION, CODE, SHORT_QUESTION), SHORT_ANSWER + LIST + CODE);

    private SampleConversation() {}
}
