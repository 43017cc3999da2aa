package dev.parley;

import java.util.List;
import java.util.stream.Stream;

/** Every request that a route serves, and the response in every role. A route without a row fails {@link RoutesTest}. */
final class RouteTable {
    /**
     * {@code {id}} is a chat, {@code {mid}} the answer in it, {@code {mid:question}} its question, {@code {pid}} a preset,
     * {@code {fid}} a folder of the owner. The columns: a visitor; the owner; the admin with own items; another user; the
     * user's own chat with the id of another user's message; the owner, after the chat was deleted; an id that never
     * existed; a malformed id. {@code login} is a redirect to the login page; a {@code 303} is a fragment or {@code
     * HX-Redirect} for htmx. In the rows of the API, all except the visitor send a token.
     */
    static final List<RouteRow> ROWS = RouteRow.table("""
            request                                       | form                | visitor | own | admin | foreign | child | deleted | missing | malformed
            GET    /                                      |                     | 200     | 200 | 200   |         |       |         |         |
            GET    /signup                                |                     | 200     | 200 | 200   |         |       |         |         |
            POST   /signup                                | email=x             | 422     | 422 | 422   |         |       |         |         |
            GET    /login                                 |                     | 200     | 200 | 200   |         |       |         |         |
            POST   /login                                 | email=x             | 422     | 422 | 422   |         |       |         |         |
            GET    /login/code                           |                     | 303     | 303 | 303   |         |       |         |         |
            POST   /login/code                           | code=123456         | 422     | 422 | 422   |         |       |         |         |
            DELETE /login/code                           |                     | 303     | 303 | 303   |         |       |         |         |
            GET    /login/passkey                         |                     | 303     | 303 | 303   |         |       |         |         |
            POST   /login/passkey                         | begin=1             | 422     | 422 | 422   |         |       |         |         |
            POST   /login/passkey                         | id=AA               | 422     | 422 | 422   |         |       |         |         |
            GET    /login/oidc/link                       |                     | 404     | 404 | 404   |         |       |         |         |
            POST   /login/oidc/{provider}                 |                     | 502     | 502 | 502   |         |       |         | 404     | 404
            GET    /login/oidc/{provider}/callback        |                     | 400     | 400 | 400   |         |       |         | 404     | 404
            POST   /logout                                |                     | 303     | 303 | 303   |         |       |         |         |
            GET    /settings                              |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings                              | system_prompt=Short | login   | 303 | 303   |         |       |         |         |
            GET    /settings/connections                  |                     | login   | 200 | 200   |         |       |         |         |
            GET    /settings/connections/new?template=ollama |                  | login   | 404 | 404   |         |       |         |         |
            POST   /settings/connections/new              | base_url=https://example.org&current_password=correct+horse+battery | login   | 422 | 422   |         |       |         |         |
            GET    /settings/connections/{cid}            |                     | login   | 200 | 404   |         |       |         | 404     | 404
            POST   /settings/connections/{cid}            | enabled=false       | login   | 303 | 404   |         |       |         | 404     | 404
            DELETE /settings/connections/{cid}            |                     | login   | 303 | 404   |         |       |         | 404     | 404
            GET    /settings/connections/{cid}/key        |                     | login   | 200 | 200   |         |       |         | 404     | 404
            POST   /settings/connections/{cid}/key        | api_key=sk-12345678&current_password=correct+horse+battery | login   | 303 | 303   |         |       |         | 404     | 404
            DELETE /settings/connections/{cid}/key        |                     | login   | 303 | 303   |         |       |         | 404     | 404
            GET    /settings/connections/{cid}/check      |                     | login   | 404 | 404   |         |       |         | 404     | 404
            POST   /settings/connections/{cid}/check      | model=m             | login   | 404 | 404   |         |       |         | 404     | 404
            GET    /admin/connections/{cid}/check         |                     | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/connections/{cid}/check         | model=              | login   | 404 | 422   |         |       |         | 404     | 404
            GET    /admin/connections/new?template=azure  |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/connections/new                 | base_url=x          | login   | 404 | 422   |         |       |         |         |
            GET    /admin/connections/{cid}               |                     | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/connections/{cid}               | enabled=false       | login   | 404 | 303   |         |       |         | 404     | 404
            DELETE /admin/connections/{cid}               |                     | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /settings/tokens                       |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/tokens                       | name=Bot&read=1&days=30&current_password=wrong | login   | 422 | 422   |         |       |         |         |
            DELETE /settings/tokens/{tid}                 |                     | login   | 303 | 404   |         |       |         | 404     | 404
            GET    /api/openapi.json                      |                     | 200     | 200 | 200   |         |       |         |         |
            GET    /api/chats                             |                     | 401     | 200 | 200   |         |       |         |         |
            POST   /api/chats                             | {"text":"Hi"}       | 401     | 200 | 200   |         |       |         |         |
            GET    /api/chats/{id}                        |                     | 401     | 200 | 200   | 404     |       | 404     | 404     | 404
            DELETE /api/chats/{id}                        |                     | 401     | 204 | 204   | 404     |       | 404     | 404     | 404
            POST   /api/chats/{id}/messages               | {"text":"Hi"}       | 401     | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /api/chats/{id}/messages/{mid}         |                     | 401     | 200 | 200   | 404     | 404   | 404     | 404     | 404
            POST   /v1/chat/completions                   | {"model":"demo","messages":[]} | 401 | 200 | 200   |         |       |         |         |
            GET    /v1/models                             |                     | 401     | 200 | 200   |         |       |         |         |
            GET    /v1/models/{model...}                  |                     | 401     | 200 | 200   |         |       |         | 404     | 404
            GET    /settings/security                     |                     | login   | 200 | 200   |         |       |         |         |
            GET    /settings/security/link                |                     | login   | 404 | 404   |         |       |         |         |
            POST   /settings/security/link                |                     | login   | 404 | 404   |         |       |         |         |
            POST   /settings/security/identities          | connect=company&current_password=wrong | login   | 422 | 422   |         |       |         |         |
            POST   /settings/security/identities          | disconnect=9&current_password=correct+horse+battery | login   | 404 | 404   |         |       |         |         |
            POST   /settings/security/sessions            | end=0123456789abcdef | login   | 303 | 303   |         |       |         |         |
            POST   /settings/security/sessions            |                     | login   | 400 | 400   |         |       |         |         |
            GET    /settings/security/password            |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/security/password            | current_password=correct+horse+battery&password=correct+horse+battery&password_confirmation=correct+horse+battery | login   | 303 | 303   |         |       |         |         |
            GET    /settings/security/email               |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/security/email               | email=x             | login   | 422 | 422   |         |       |         |         |
            GET    /settings/security/deletion            |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/security/deletion            | understood=1&current_password=x | login   | 422 | 422   |         |       |         |         |
            POST   /settings/security/totp               | current_password=correct+horse+battery | login   | 303 | 303   |         |       |         |         |
            DELETE /settings/security/totp               |                     | login   | 422 | 422   |         |       |         |         |
            POST   /settings/security/totp/code          | code=000            | login   | 422 | 422   |         |       |         |         |
            DELETE /settings/security/totp/code          |                     | login   | 303 | 303   |         |       |         |         |
            POST   /settings/security/recovery-codes     |                     | login   | 422 | 422   |         |       |         |         |
            GET    /settings/security/passkeys            |                     | login   | 303 | 303   |         |       |         |         |
            POST   /settings/security/passkeys            | name=Phone&current_password=correct+horse+battery | login   | 422 | 422   |         |       |         |         |
            POST   /settings/security/passkeys            | attestation_object=AA&client_data=AA | login   | 422 | 422   |         |       |         |         |
            DELETE /settings/security/passkeys            |                     | login   | 400 | 400   |         |       |         |         |
            GET    /admin                                 |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/users                           |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/users?q=a&after=b               |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/users/{uid}                     |                     | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | disabled=true       | login   | 404 | 303   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | end_sessions=1      | login   | 404 | 303   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | group=              | login   | 404 | 303   |         |       |         | 404     | 404
            DELETE /admin/users/{uid}                     | email=x             | login   | 404 | 422   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | reset_link=1&current_password=correct+horse+battery | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | reset_factor=1&current_password=correct+horse+battery | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /admin/audit                           |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/audit?kind=login&email=a&before=9 |                   | login   | 404 | 200   |         |       |         |         |
            GET    /admin/audit.csv                       |                     | login   | 404 | 200   |         |       |         |         |
            GET    /reset/{token}                         |                     | 404     | 404 | 404   |         |       |         | 404     | 404
            POST   /reset/{token}                         | password=x          | 404     | 404 | 404   |         |       |         | 404     | 404
            GET    /admin/invitations                     |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/invitations                     | uses=1&hours=1      | login   | 404 | 200   |         |       |         |         |
            DELETE /admin/invitations/{iid}               |                     | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /admin/settings                        |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/settings                        | signup=open         | login   | 404 | 303   |         |       |         |         |
            POST   /admin/settings                        | banner=             | login   | 404 | 303   |         |       |         |         |
            POST   /admin/settings                        | sharing=true        | login   | 404 | 303   |         |       |         |         |
            POST   /admin/users/{uid}                     | admin=true&current_password=correct+horse+battery | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /settings/data                         |                     | login   | 200 | 200   |         |       |         |         |
            GET    /settings/data/import                  |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/data/import                  |                     | login   | 422 | 422   |         |       |         |         |
            DELETE /settings/data/import                  |                     | login   | 303 | 303   |         |       |         |         |
            POST   /settings/data/export                  | kind=zip            | login   | 200 | 200   |         |       |         |         |
            GET    /settings/usage                        |                     | login   | 200 | 200   |         |       |         |         |
            GET    /admin/models                          |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/models                          | api_key=sk-12345678&current_password=x | login   | 404 | 422   |         |       |         |         |
            POST   /admin/models                          | default_model=      | login   | 404 | 303   |         |       |         |         |
            GET    /admin/usage                           |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/usage?month=2026-01&of=cost&after=9.1 |               | login   | 404 | 200   |         |       |         |         |
            GET    /admin/usage.csv                       |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/prices                          |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/prices                          | pattern=m&input_price=1&output_price=2 | login   | 404 | 303   |         |       |         |         |
            POST   /admin/prices                          | currency=euro       | login   | 404 | 422   |         |       |         |         |
            POST   /admin/prices                          | known=true          | login   | 404 | 303   |         |       |         |         |
            DELETE /admin/prices                          | pattern=x           | login   | 404 | 404   |         |       |         |         |
            GET    /admin/limits                          |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/limits                          | tokens_max=1000000  | login   | 404 | 303   |         |       |         |         |
            GET    /admin/users/{uid}/limit               |                     | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/users/{uid}/limit               | money_max=20        | login   | 404 | 303   |         |       |         | 404     | 404
            DELETE /admin/users/{uid}/limit               |                     | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /admin/groups                          |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/groups                          | name=               | login   | 404 | 422   |         |       |         |         |
            GET    /admin/groups/{gid}                    |                     | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/groups/{gid}                    | name=Sales          | login   | 404 | 303   |         |       |         | 404     | 404
            DELETE /admin/groups/{gid}                    |                     | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /chat                                  |                     | login   | 200 | 200   |         |       |         |         |
            GET    /chat?deleted={id}                     |                     | login   | 200 | 200   | 200     |       | 200     | 200     | 404
            POST   /chat                                  | message=Hi&model=m  | login   | 303 | 303   |         |       |         |         |
            GET    /search                                |                     | login   | 200 | 200   |         |       |         |         |
            GET    /search?q=hello&before=9               |                     | login   | 200 | 200   |         |       |         |         |
            GET    /models                                |                     | login   | 303 | 303   |         |       |         |         |
            GET    /chat/{id}                             |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}?before={mid}                |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}?message={mid}               |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}?print                       |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | title=Mine          | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | restore=1           | login   | 404 | 404   | 404     |       | 303     | 404     | 404
            DELETE /chat/{id}                             |                     | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/models                      |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/models?message={mid}        |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}?move                        |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | pinned=true         | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | archived=true       | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | folder=             | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | temporary=false     | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}.md                          |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}.json                        |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chats                                 |                     | login   | 200 | 200   |         |       |         |         |
            GET    /chats?archived                        |                     | login   | 200 | 200   |         |       |         |         |
            GET    /chats?folder={fid}                    |                     | login   | 200 | 404   |         |       |         | 404     | 404
            POST   /chats                                 | action=archive      | login   | 422 | 422   |         |       |         |         |
            POST   /chats                                 | action=pin&chat-{id} | login   | 303 | 303   |         |       |         |         |
            POST   /folders                               | name=Garden         | login   | 303 | 303   |         |       |         |         |
            POST   /folders/{fid}                         | name=Shed           | login   | 303 | 404   |         |       |         | 404     | 404
            POST   /folders/{fid}                         | restore=1           | login   | 404 | 404   |         |       |         | 404     | 404
            DELETE /folders/{fid}                         |                     | login   | 303 | 404   |         |       |         | 404     | 404
            POST   /chat/{id}/title                       |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/settings                    |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}/settings                    | temperature=1       | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/share                       |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}/share                       | days=7&files=true   | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            DELETE /chat/{id}/share                       | share=999999        | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /settings/shares                       |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/shares                       | revoke=999999       | login   | 303 | 303   |         |       |         |         |
            GET    /share/{token}                         |                     | 200     | 200 | 200   |         |       |         | 404     | 404
            GET    /shared/{token}                        |                     | login   | 200 | 200   |         |       |         | 404     | 404
            POST   /shared/{token}                        |                     | login   | 303 | 303   |         |       |         | 404     | 404
            GET    /share/{token}/files/{number}          |                     | 200     | 200 | 200   |         |       |         | 404     | 404
            GET    /presets                               |                     | login   | 200 | 200   |         |       |         |         |
            POST   /presets                               | name=               | login   | 422 | 422   |         |       |         |         |
            GET    /presets/{pid}                         |                     | login   | 200 | 200   | 404     |       |         | 404     | 404
            POST   /presets/{pid}                         | name=Mine           | login   | 303 | 303   | 404     |       |         | 404     | 404
            DELETE /presets/{pid}                         |                     | login   | 303 | 303   | 404     |       |         | 404     | 404
            POST   /chat/{id}/message/add                 | message=Hi          | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/message/{mid}               |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}/message/{mid:question}?edit |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}/message/{mid}/exchange      |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/message/{mid}               | select=1            | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/message/{mid}               | keep=1              | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/message/{mid}               | copy=1              | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/message/{mid:question}      | message=Again       | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}/generate                    |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/generate?message={mid}      |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}/generate?messages={mid}     |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/generate?message={mid}      |                     | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            DELETE /chat/{id}/generate?message={mid}      |                     | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            GET    /files                                 |                     | login   | 303 | 303   |         |       |         |         |
            POST   /files                                 |                     | login   | 422 | 422   |         |       |         |         |
            GET    /files/{fid}                           |                     | login   | 200 | 404   |         |       |         | 404     | 404
            GET    /files/{fid}?text                      |                     | login   | 200 | 404   |         |       |         | 404     | 404
            DELETE /files/{fid}                           |                     | login   | 303 | 404   |         |       |         | 404     | 404
            POST   /theme                                 | theme=dark          | 303     | 303 | 303   |         |       |         |         |
            GET    /blog                                  |                     | 200     | 200 | 200   |         |       |         |         |
            GET    /blog/{slug}                           |                     | 200     | 200 | 200   |         |       |         | 404     | 404
            GET    /error                                 |                     | 404     | 404 | 404   |         |       |         |         |
            GET    /up                                    |                     | 200     | 200 | 200   |         |       |         |         |
            GET    /assets/{file...}                      |                     | 200     | 200 | 200   |         |       |         | 404     | 404
            GET    /webjars/{file...}                     |                     | 200     | 200 | 200   |         |       |         | 404     | 404
            """);

    private RouteTable() {}

    static List<RouteRow> rows() {
        return ROWS;
    }

    static Stream<RouteRow> rowsWithChats() {
        return ROWS.stream().filter(row -> row.has("{id}") || row.has("{pid}"));
    }

    static Stream<RouteRow> rowsWithMessages() {
        return ROWS.stream().filter(row -> row.has("{mid"));
    }
}
