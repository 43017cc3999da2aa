package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;

/** The kinds of client, which differ in their request headers and in the form of error that they expect. */
enum ClientType {
    PAGE("text/html"),
    FRAGMENT("text/html"),
    TEXT("application/json");

    private final String accept;

    ClientType(String accept) {
        this.accept = accept;
    }

    /** The request headers: name, value, name, value. */
    String[] headers() {
        return this == FRAGMENT
                ? new String[] {"Accept", accept, "HX-Request", "true"}
                : new String[] {"Accept", accept};
    }

    /**
     * Checks a response against a row of the table.
     *
     * @param expected a status; {@code 303} is a fragment or {@code HX-Redirect} for htmx; or {@code login}
     */
    void assertResponse(String expected, HttpResponse<String> response, String description) {
        boolean isLogin = expected.equals("login");
        int status = isLogin ? (this == PAGE ? 303 : 401) : Integer.parseInt(expected);
        if (this == FRAGMENT && status == 303) {
            status = 200;
        }
        assertEquals(status, response.statusCode(), () -> description + " (" + this + ") " + response.body());
        if (isLogin && this != TEXT) {
            var header = this == PAGE ? "Location" : "HX-Redirect";
            var to = response.headers().firstValue(header).orElse("");
            assertTrue(to.startsWith("/login"), description + " redirects to " + to);
        }
        if (status == 404 || status == 405 || (isLogin && this != PAGE)) {
            assertMessage(response);
        }
    }

    /** Checks for an error message: a whole page, a toast, or a line of text. */
    private void assertMessage(HttpResponse<String> response) {
        var body = response.body();
        var target = response.headers().firstValue("HX-Retarget").orElse("");
        if (response.request().uri().getPath().matches("/(api|v1)/.*")) {
            assertTrue(body.startsWith("{\"error\":{\"message\":\""), body);
            return;
        }
        switch (this) {
            case PAGE -> assertTrue(body.contains("<html") && body.contains("<h1"), body);
            case FRAGMENT -> assertTrue(target.equals("#toasts") && !body.contains("<html"), body);
            case TEXT -> assertTrue(!body.isBlank() && !body.contains("<"), body);
        }
        assertFalse(body.contains("Exception") || body.contains("dev.parley"), body);
    }
}
