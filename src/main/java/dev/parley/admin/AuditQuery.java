package dev.parley.admin;

import dev.parley.account.EmailAddress;
import dev.parley.audit.AuditFilter;
import dev.parley.audit.AuditKind;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The filter in the query of a page of the audit log. */
final class AuditQuery {
    private AuditQuery() {}

    /** @throws HttpException 400 if there is no such group of actions */
    static AuditFilter read(Form query) {
        return new AuditFilter(kind(query.line("kind")), EmailAddress.lowerCase(query.line("email")));
    }

    /** The name of a group of actions in a URL. */
    static String name(AuditKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<AuditKind> kind(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var found = Arrays.stream(AuditKind.values())
                .filter(kind -> name(kind).equals(name))
                .findFirst();
        return Optional.of(found.orElseThrow(HttpException::badRequest));
    }
}
