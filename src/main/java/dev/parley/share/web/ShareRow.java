package dev.parley.share.web;

import dev.parley.share.Share;
import dev.parley.web.Timestamp;
import dev.parley.web.Translations;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as the lists of its owner show it.
 *
 * @param link the whole URL
 * @param expires null if it never expires
 */
public record ShareRow(
        long id,
        long chatId,
        String title,
        String link,
        boolean cut,
        Timestamp created,
        @Nullable Timestamp expires) {
    /** @param url makes a whole URL of a path */
    static List<ShareRow> of(List<Share> shares, UnaryOperator<String> url, Translations translations, Clock clock) {
        return shares.stream()
                .map(share -> of(share, url.apply("/share/" + share.token()), translations, clock))
                .toList();
    }

    private static ShareRow of(Share share, String link, Translations translations, Clock clock) {
        var locale = translations.locale();
        var zone = clock.getZone();
        return new ShareRow(
                share.id(),
                share.chatId(),
                share.title(),
                link,
                share.isCut(),
                Timestamp.of(share.createdAt(), locale, zone),
                share.expiresAt().map(time -> Timestamp.of(time, locale, zone)).orElse(null));
    }
}
