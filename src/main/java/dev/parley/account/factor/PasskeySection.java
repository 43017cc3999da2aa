package dev.parley.account.factor;

import dev.parley.account.CurrentUser;
import dev.parley.account.SecuritySection;
import dev.parley.account.factor.PasskeyStore.Passkey;
import dev.parley.web.PageResponse;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/** The passkeys on the security page. */
final class PasskeySection implements SecuritySection {
    /**
     * What the template shows.
     *
     * @param available whether browsers can use passkeys here
     */
    public record View(boolean available, List<Row> rows) {}

    /**
     * A passkey.
     *
     * @param used the date of the last login with it, or the empty text
     */
    public record Row(long id, String name, String created, String used) {}

    private final Passkeys passkeys;
    private final Clock clock;

    PasskeySection(Passkeys passkeys, Clock clock) {
        this.passkeys = passkeys;
        this.clock = clock;
    }

    @Override
    public void fill(HttpServletRequest request, PageResponse page) {
        var dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Translations.language(request))
                .withZone(clock.getZone());
        var rows = passkeys.store().list(CurrentUser.of(request)).stream()
                .map(passkey -> row(passkey, dates))
                .toList();
        page.with("passkeys", new View(passkeys.relyingParty(request).isPresent(), rows));
    }

    private static Row row(Passkey passkey, DateTimeFormatter dates) {
        return new Row(
                passkey.id(),
                passkey.name(),
                dates.format(passkey.createdAt()),
                passkey.usedAt().map((Instant time) -> dates.format(time)).orElse(""));
    }
}
