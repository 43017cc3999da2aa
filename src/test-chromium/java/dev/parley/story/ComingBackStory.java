package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.parley.FullOnly;
import org.junit.jupiter.api.Test;

/** The server writes the answer, so a page that is opened later shows all of it, once. */
class ComingBackStory extends Story {
    @Test
    void aReloadDuringAnAnswerContinuesTheStream() {
        var answer = model.script().says("Before the reload.");
        var tab = begins("Go on").showsLive("Before the reload.").reloads().showsLive("Before the reload.");
        answer.says(" And *after* it.");
        tab.showsLive("Before the reload. And after it.");
        answer.finishes();
        assertDone(tab);
        tab.reads(".answer em", "after");
    }

    @Test
    @FullOnly
    void returningToAChatShowsTheCompleteAnswer() {
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
    @FullOnly
    void twoTabsShowTheSameAnswer() {
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
    @FullOnly
    void aReconnectedStreamShowsTheTextWrittenMeanwhile() {
        window.expectsLostConnections();
        try (var proxy = new BreakableProxy(fixture().server())) {
            var answer = model.script().says("Into the tunnel,");
            var tab = window.tab();
            tab.page().navigate(proxy.url("/chat/" + ada.begins("Travel")));
            tab.showsLive("Into the tunnel,");
            proxy.cut();
            tab.page().waitForCondition(() -> tab.streams().contains(0));
            answer.says(" through it,");
            proxy.restore();
            tab.showsLive("Into the tunnel, through it,");
            answer.says(" and out.");
            tab.showsLive("Into the tunnel, through it, and out.");
            answer.finishes();
            assertDone(tab);
        }
    }

    @Test
    @FullOnly
    void twoDevicesShowTheSameAnswer() {
        var answer = model.script().says("On the way,");
        var computer = begins("Both").showsLive("On the way,");
        try (var pocket = new Window(fixture().browser(), fixture().server(), phone()).of(ada)) {
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
    @FullOnly
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
