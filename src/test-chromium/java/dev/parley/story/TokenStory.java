package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.FullOnly;
import dev.parley.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user creates a token for a program, copies it, and revokes it. */
class TokenStory extends Story {
    @Test
    @FullOnly
    void aTokenIsCreatedCopiedUsedAndRevoked() {
        window.allows("clipboard-read", "clipboard-write");
        window.expects("422");
        var tab = window.tab().opens("/settings/tokens").reads("main", "You have no tokens yet.");
        tab.types("Name", "Script").types("Current password", "wrong").presses("Create token");
        tab.reads(".error", "That is not your current password.");
        assertEquals(List.of(), tab.accessibilityViolations());
        tab.types("Current password", Person.PASSWORD)
                .presses("Create token")
                .reads(".notice-good", "Copy the token now.");
        assertEquals(List.of(), tab.accessibilityViolations());
        assertFalse(tab.scrollsSideways());
        tab.presses("Copy token").reads("#status", "Copied");
        var token = (String) tab.page().evaluate("navigator.clipboard.readText()");
        assertEquals(200, status(token));

        tab.opens("/settings/tokens").reads("main", "Last used on").presses("Revoke token: Script");
        tab.reads(".notice-good", "Token revoked.");
        assertEquals(401, status(token));
    }

    private int status(String token) {
        return fixture()
                .server()
                .visitor()
                .gets("/api/chats", "Authorization", "Bearer " + token)
                .statusCode();
    }
}
