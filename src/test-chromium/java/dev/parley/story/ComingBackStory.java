package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The answer belongs to the server: whoever comes back to it, from wherever, finds all of it, once. */
class ComingBackStory extends Story {
    @Test
    void aReloadInTheMiddleGoesOnWhereItWas() {
        var answer = model.script().says("Before the reload.");
        var tab = begins("Go on").showsLive("Before the reload.").reloads().showsLive("Before the reload.");
        answer.says(" And *after* it.");
        tab.showsLive("Before the reload. And after it.");
        answer.finishes();
        assertDone(tab);
        tab.reads(".answer em", "after");
    }

    @Test
    void whoLooksElsewhereAndComesBackHasMissedNothing() {
        var answer = model.script().says("Before,");
        var tab = begins("Go on").showsLive("Before,").opens("/blog");
        answer.says(" meanwhile,");
        tab.page().goBack();
        tab.showsLive("Before, meanwhile,");
        answer.says(" after.");
        tab.showsLive("Before, meanwhile, after.");
        answer.finishes();
        assertDone(tab);
    }

    @Test
    void twoTabsSeeTheSame() {
        var answer = model.script().says("For both");
        var one = begins("Twice");
        var two = window.tab().opens(one.path()).showsLive("For both");
        answer.says(" of you.\n\n- Really");
        one.showsLive("For both of you. Really");
        two.showsLive("For both of you. Really");
        assertEquals(one.liveHtml(), two.liveHtml());
        answer.finishes();
        assertDone(two);
        assertDone(one);
    }

    @Test
    void aLostConnectionComesBackWithAllThatWasWrittenMeanwhile() {
        window.expectsLostConnections();
        try (var tunnel = new Tunnel(stage().server())) {
            var answer = model.script().says("Into the tunnel,");
            var tab = window.tab();
            tab.page().navigate(tunnel.url("/chat/" + ada.begins("Travel")));
            tab.showsLive("Into the tunnel,");
            tunnel.cut();
            tab.page().waitForCondition(() -> tab.streams().contains(0));
            answer.says(" through it,");
            tunnel.mend();
            tab.showsLive("Into the tunnel, through it,");
            answer.says(" and out.");
            tab.showsLive("Into the tunnel, through it, and out.");
            answer.finishes();
            assertDone(tab);
        }
    }
}
