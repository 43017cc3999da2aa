package dev.parley.admin;

import dev.parley.web.Htmx;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code DELETE /admin/invitations/{iid}}: revokes an invitation. */
public final class InvitationResource extends Resource {
    private final transient InvitationStore invitations;

    InvitationResource(InvitationStore invitations) {
        this.invitations = invitations;
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        invitations.revoke(request, PathParams.id(request, "iid"));
        Htmx.redirect(request, response, "/admin/invitations");
    }
}
