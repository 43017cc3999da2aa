package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Parallel;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Engine;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.text.RandomToken;
import dev.parley.text.Sha256;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvitationUsesTest {
    private static final int SIGNUPS = 20;

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void ofManyParallelSignUpsWithOneInvitationOnlyAsManySucceedAsItAllows(Engine engine) {
        var token = RandomToken.create();
        var hash = HexFormat.of().formatHex(Sha256.of(token));
        try (var stored = engine.create();
                var database = stored.open()) {
            var users = new UserStore(database, new Passwords(4), Clock.systemUTC());
            assertTrue(users.signUp("admin@example.org", "correct horse").isPresent());
            stored.update("""
                    INSERT INTO invitations (id, token_hash, note, email, created_by, created_at, expires_at, uses_max)
                    VALUES (1, %s, '', '', '', 0, 9000000000000, 2)""".formatted(engine == Engine.SQLITE ? "X'" + hash + "'" : "'\\x" + hash + "'"));
            var settings =
                    new InstallationSettings(database, Ticker.SYSTEM, Map.of(InstallationSetting.SIGNUP, "invitation"));
            var policy = new SignupPolicy(settings, new Invitations(database, Clock.systemUTC()));
            var results = Parallel.run(
                    SIGNUPS,
                    number -> users.signUp(
                            "user" + number + "@example.org",
                            "correct horse",
                            (transaction, user) -> policy.admit(transaction, user, Optional.of(token))));
            assertEquals(
                    2, results.stream().filter(result -> !result.isFailure()).count());
            assertEquals(3, stored.number("SELECT COUNT(*) FROM users"));
            assertEquals(2, stored.number("SELECT uses FROM invitations"));
            assertEquals(2, stored.number("SELECT COUNT(*) FROM invitation_uses"));
        }
    }
}
