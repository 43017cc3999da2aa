package dev.parley.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserUrlsTest {
    private static final UserUrls PUBLIC = UserUrls.parse("public").orElseThrow();
    private static final UserUrls LISTED =
            UserUrls.parse("openrouter.ai, *.Example.org").orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.org/v1",
                "HTTPS://API.example.org:8443",
                "https://8.8.8.8/v1",
                "https://[2606:4700:4700::1111]/v1",
                "https://xn--bcher-kva.example/v1?api-version=1",
                "https://example.org./"
            })
    void aPublicHttpsUrlIsAllowed(String url) {
        assertEquals(Optional.of(URI.create(url)), PUBLIC.allowed(" " + url + " "));
    }

    /** Names that resolve to private addresses are refused when they are looked up, see CheckedDnsTest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.org",
                "http://api.example.org",
                "ftp://api.example.org",
                "file:///etc/passwd",
                "jar:https://api.example.org!/x",
                "https:api.example.org",
                "https:///v1",
                "https://",
                "https://user@example.org",
                "https://example.org:secret@127.0.0.1",
                "https://8.8.8.8@127.0.0.1/",
                "https://example.org\\@127.0.0.1/",
                "https://example.org#@127.0.0.1/",
                "https://127.0.0.1/",
                "https://127.0.0.1./",
                "https://127.1/",
                "https://127.0.1/",
                "https://0/",
                "https://0.0.0.0/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://0177.0.0.01/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0x7f.0x0.0x0.0x1/",
                "https://127.0.0.0x1/",
                "https://00127.0.0.1/",
                "https://010.0.0.1/",
                "https://10.0.0.1/",
                "https://192.168.1.1:443/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://2852039166/",
                "https://0xa9fea9fe/",
                "https://metadata.google.internal/computeMetadata/v1/",
                "https://Metadata.Google.Internal./",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[0:0:0:0:0:ffff:7f00:0001]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%25lo]/",
                "https://[2606:4700:4700::1111%25lo]/",
                "https://[fd00:ec2::254]/",
                "https://１２７.０.０.１/",
                "https://127。0。0。1/",
                "https://①②⑦.0.0.1/",
                "https://ⓛocalhost/",
                "https://bücher.example/",
                "https://127.0.0.1%2eexample.org/",
                "https://%31%32%37.0.0.1/",
                "https://exa mple.org/",
                "https://example.org\t/",
                "https://-example.org/",
                "https://a_b.example.org/"
            })
    void anythingElseIsRefused(String url) {
        assertEquals(Optional.empty(), PUBLIC.allowed(url));
        assertEquals(Optional.empty(), LISTED.allowed(url));
    }

    @Test
    void aListedHostIsAllowedAndNoOther() {
        assertTrue(LISTED.allowed("https://OpenRouter.ai./api/v1").isPresent());
        assertTrue(LISTED.allowed("https://a.b.example.org").isPresent());
        assertFalse(LISTED.allowed("https://example.org").isPresent(), "*. stands for a part of the name");
        assertFalse(LISTED.allowed("https://api.openrouter.ai").isPresent());
        assertFalse(LISTED.allowed("https://evil-example.org").isPresent());
        assertFalse(LISTED.allowed("https://openrouter.ai.evil.org").isPresent());
        assertFalse(LISTED.allowed("https://8.8.8.8").isPresent());
        assertFalse(UserUrls.NONE.allowed("https://openrouter.ai").isPresent());
        assertFalse(PUBLIC.allowed("https://example.org/" + "x".repeat(500)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.*", "https://openrouter.ai", "a b", "a,,b", "127.0.0.1", "*.", "[::1]", "a/b"})
    void aMalformedListIsRefused(String list) {
        assertEquals(Optional.empty(), UserUrls.parse(list).map(UserUrls::areAny));
    }
}
