package dev.parley.share.web;

import dev.parley.share.SharedChat;
import dev.parley.share.SharedChatStore;
import dev.parley.share.SharingPolicy;
import dev.parley.web.ClientAddress;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The base class of the servlets for which a link is the permission. */
abstract class PublicResource extends Resource {
    /** What all of them need. */
    record Access(SharedChatStore store, SharingPolicy policy, PublicLimit limit, ClientAddress clientAddress) {}

    private final transient Access access;

    PublicResource(Access access) {
        this.access = access;
    }

    @Override
    public void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        access.limit.count(access.clientAddress.of(request));
        super.service(request, response);
    }

    /** The snapshot of the URL. One that was revoked or has expired is a 404, as one that never existed. */
    final SharedChat shared(HttpServletRequest request) {
        return Optional.of(PathParams.variable(request, "token"))
                .filter(token -> access.policy.isAllowed())
                .flatMap(access.store::find)
                .orElseThrow(() -> new HttpException(404, "problem.share.gone"));
    }
}
