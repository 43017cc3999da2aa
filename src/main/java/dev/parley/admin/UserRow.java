package dev.parley.admin;

import dev.parley.web.Timestamp;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A user as a template shows it. */
public record UserRow(
        long id,
        String email,
        boolean admin,
        boolean disabled,
        String group,
        Timestamp created,
        Optional<Timestamp> seen) {
    static UserRow of(ListedUser user, Locale locale, ZoneId zone) {
        return new UserRow(
                user.id(),
                user.email(),
                user.admin(),
                user.disabled(),
                user.group().orElse(""),
                Timestamp.of(user.createdAt(), locale, zone),
                user.seenAt().map(time -> Timestamp.of(time, locale, zone)));
    }
}
