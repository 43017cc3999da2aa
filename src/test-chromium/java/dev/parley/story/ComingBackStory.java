package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
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

    @Test
    void aPhoneAndAComputerSeeTheSame() {
        var answer = model.script().says("On the way,");
        var computer = begins("Both").showsLive("On the way,");
        try (var pocket = new Window(stage().browser(), stage().server(), phone()).of(ada)) {
            var phone = pocket.tab().opens(computer.path()).showsLive("On the way,");
            computer.page().close();
            answer.says(" and at home.");
            phone.showsLive("On the way, and at home.");
            answer.finishes();
            assertDone(phone);
        }
    }

    private static NewContextOptions phone() {
        return new NewContextOptions()
                .setViewportSize(375, 812)
                .setIsMobile(true)
                .setHasTouch(true);
    }

    @Test
    void stopWorksFromAnotherTabAfterAReload() {
        var answer = model.script().says("A long story");
        var one = begins("Tell me").showsLive("A long story");
        var two = window.tab().opens(one.path()).reloads().showsLive("A long story");
        two.presses("Stop").isDone("stopped");
        answer.awaitClosed();
        one.isDone("stopped").reads(".answer", "A long story");
        assertEquals(one.messages(), two.reloads().messages());
    }
}
