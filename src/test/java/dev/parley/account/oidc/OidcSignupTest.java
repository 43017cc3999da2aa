package dev.parley.account.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may sign up is decided in the same way for those who come from a provider. */
class OidcSignupTest {
    private static final Pattern INVITATION = Pattern.compile("/signup\\?invitation=[\\w-]+");

    @Test
    void theFirstIsTheAdminAndOthersNeedAnInvitationIfTheAdminSaysSo() throws IOException {
        try (var provider = new FakeProvider();
                var server = TestServer.configured("PARLEY_DEMO", "on")
                        .set("PARLEY_OIDC", "company")
                        .set("PARLEY_OIDC_COMPANY_ISSUER", provider.issuer())
                        .set("PARLEY_OIDC_COMPANY_CLIENT_ID", "parley")
                        .start()) {
            var admin = server.visitor();
            assertEquals("/chat", Person.location(logsIn(admin, provider, "admin")));
            assertEquals(200, admin.gets("/admin").statusCode());

            assertEquals(
                    303, admin.posts("/admin/settings", "signup", "invitation").statusCode());
            var refused = logsIn(server.visitor(), provider, "bob");
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("need an invitation"), refused.body());

            var invited = server.visitor();
            assertTrue(invited.gets(invitation(admin)).body().contains("Log in with company"));
            assertEquals("/chat", Person.location(logsIn(invited, provider, "bob")));

            assertEquals(303, admin.posts("/admin/settings", "signup", "closed").statusCode());
            assertEquals(403, logsIn(server.visitor(), provider, "carol").statusCode());
            assertEquals("/chat", Person.location(logsIn(server.visitor(), provider, "bob")), "known already");
            assertEquals(2, new Storage(server).number("SELECT COUNT(*) FROM users"), "the refused left nothing");
        }
    }

    private static String invitation(Person admin) {
        var page = admin.posts("/admin/invitations", "uses", "1", "hours", "24").body();
        var link = INVITATION.matcher(page);
        assertTrue(link.find(), page);
        return link.group();
    }

    private static HttpResponse<String> logsIn(Person person, FakeProvider provider, String name) {
        provider.claims = builder -> builder.subject(name).claim("email", name + "@company.example");
        var departure = RealProvider.departure(person.posts("/login/oidc/company"));
        return person.gets("/login/oidc/company/callback?" + provider.authorize(departure) + "&iss="
                + URLEncoder.encode(provider.issuer(), StandardCharsets.UTF_8));
    }
}
