package dev.parley.account.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.db.Engine;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** The authenticator app and the recovery codes in the settings. */
class TotpTest extends FactorFixture {
    private static final String PAGE = "/settings/security";
    private static final String TOTP = PAGE + "/totp";

    @Test
    void aSetUpNeedsThePasswordAndShowsAQrCodeAndTheSecret() {
        ada = server.signUp("setup");
        var refused = ada.posts(TOTP, "current_password", "wrong password");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("id=\"totp-password-error\""), refused.body());
        assertFalse(ada.gets(PAGE).body().contains("otpauth:"));
        begins();
        var page = ada.gets(PAGE).body();
        assertTrue(page.contains("<path fill=\"#000\" d=\"M") || page.contains("d=\"M4,4h7v1h-7z"), page);
        assertTrue(page.contains("href=\"otpauth://totp/Parley:setup%40example.org?secret="), page);
        assertFalse(page.contains(" style="), "the content security policy forbids inline styles");
    }

    @Test
    void theAppIsTurnedOnByACorrectCodeOnly() {
        ada = server.signUp("turn-on");
        var app = begins();
        var wrong = ada.posts(TOTP + "/code", "code", app.wrongCode());
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("Check that your phone’s clock is right"), wrong.body());
        ada.logsIn();
        assertTrue(isLoggedIn(ada), "the login still has one step");
        var codes = codesIn(ada.posts(TOTP + "/code", "code", app.code()));
        assertEquals(10, new HashSet<>(codes).size());
        assertEquals(1, audited(ada, "second_factor_turned_on"));
        assertTrue(ada.gets(PAGE).body().contains("You have 10 recovery codes left."));
        assertEquals(
                422, ada.posts(TOTP + "/code", "code", app.code(1)).statusCode(), "a second set-up needs a new start");
        assertEquals(422, ada.posts(TOTP, "current_password", Person.PASSWORD).statusCode(), "it is already on");
    }

    @Test
    void aSetUpCanBeCancelledAndExpires() {
        ada = server.signUp("cancel");
        var app = begins();
        assertEquals(303, ada.posts(TOTP + "/code", "_method", "delete").statusCode());
        assertFalse(ada.gets(PAGE).body().contains("otpauth:"));
        assertEquals(422, ada.posts(TOTP + "/code", "code", app.code()).statusCode());
        app = begins();
        clock.advance(TotpStore.SETUP_TIME);
        assertFalse(ada.gets(PAGE).body().contains("otpauth:"));
        assertEquals(422, ada.posts(TOTP + "/code", "code", app.code()).statusCode());
    }

    @Test
    void onlyTheLastSetUpCounts() {
        ada = server.signUp("twice");
        var first = begins();
        var second = begins();
        assertNotEquals(first.code(), second.code());
        assertEquals(422, ada.posts(TOTP + "/code", "code", first.code()).statusCode());
        assertEquals(200, ada.posts(TOTP + "/code", "code", second.code()).statusCode());
    }

    @Test
    void theDatabaseContainsNeitherTheSecretNorTheRecoveryCodes() throws Exception {
        var content = server.database().content();
        var code = recoveryCodes.get(0);
        assertFalse(content.contains(code) || content.contains(code.replace("-", "")));
        assertEquals(
                10,
                storage.number(
                        "SELECT COUNT(*) FROM recovery_codes c JOIN users u ON u.id = c.user_id WHERE LENGTH(code_hash) = 32 AND u.email = '"
                                + ada.email() + "'"));
    }

    @Test
    void newRecoveryCodesNeedThePasswordAndReplaceTheOldOnes() {
        assertEquals(
                422,
                ada.posts(PAGE + "/recovery-codes", "current_password", "x").statusCode());
        var renewed = codesIn(ada.posts(PAGE + "/recovery-codes", "current_password", Person.PASSWORD));
        assertEquals(10, renewed.size());
        assertEquals(1, audited(ada, "recovery_codes_replaced"));
        var browser = otherBrowser();
        assertEquals(
                422, browser.posts("/login/code", "code", recoveryCodes.get(0)).statusCode());
        assertEquals(303, browser.posts("/login/code", "code", renewed.get(0)).statusCode());
        assertTrue(ada.gets(PAGE).body().contains("You have 9 recovery codes left."));
    }

    @Test
    void turningOffNeedsThePasswordAndACode() {
        assertEquals(422, off("wrong password", app.code()));
        assertEquals(422, off(Person.PASSWORD, app.wrongCode()));
        assertEquals(422, off(Person.PASSWORD, ""));
        assertEquals(303, off(Person.PASSWORD, app.code()));
        assertEquals(1, audited(ada, "second_factor_turned_off"));
        assertEquals("/chat", Person.location(ada.posts("/login", "email", ada.email(), "password", Person.PASSWORD)));
        assertEquals(
                0,
                storage.number(
                        "SELECT COUNT(*) FROM recovery_codes c JOIN users u ON u.id = c.user_id WHERE u.email = '"
                                + ada.email() + "'"));
    }

    @Test
    void aRecoveryCodeTurnsItOffToo() {
        assertEquals(303, off(Person.PASSWORD, recoveryCodes.get(3)));
        assertEquals(1, audited(ada, "recovery_code_used"));
        assertTrue(isLoggedIn(ada));
    }

    @Test
    void theSecretKeyIsNeededForTheAppButNotForRecoveryCodes() {
        server.stop();
        server.set("PARLEY_SECRET_KEY", "B".repeat(43) + "=").start();
        try {
            var browser = otherBrowser();
            assertEquals(422, browser.posts("/login/code", "code", app.code()).statusCode());
            assertEquals(
                    303,
                    browser.posts("/login/code", "code", recoveryCodes.get(0)).statusCode());
        } finally {
            server.stop();
            server.unset("PARLEY_SECRET_KEY");
            if (Engine.current() == Engine.POSTGRESQL) {
                server.set("PARLEY_SECRET_KEY", "A".repeat(43) + "=");
            }
            server.start();
        }
    }

    private int off(String password, String code) {
        var response = ada.posts(TOTP, "_method", "delete", "current_password", password, "code", code);
        nextStep();
        clock.advance(Duration.ofSeconds(1));
        return response.statusCode();
    }
}
