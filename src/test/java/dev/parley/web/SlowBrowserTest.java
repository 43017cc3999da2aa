package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SlowBrowserTest {
    @Test
    @Timeout(60)
    void aBrowserThatDoesNotReadHoldsUpNobodyAndIsToldTheEndWhenItDoes() throws IOException {
        var model = new FakeModel();
        try (var server = TestServer.with(model)) {
            var ada = server.signUp("ada");
            var answer = model.script().says("Begin. ");
            var chat = ada.begins("Tell me a long story");
            try (var deaf = deafBrowser(server, ada, chat);
                    var page = ada.watches(chat)) {
                page.until("Begin.");
                long sentBytes = 0;
                // One block after the other: each is sent when the next one begins.
                answer.says("\n\nParagraph 0. " + "&".repeat(1000));
                for (int i = 1; i < 200; i++) {
                    answer.says("\n\nParagraph " + i + ". " + "&".repeat(1000));
                    sentBytes += page.until("Paragraph " + (i - 1) + ".").data().length();
                }
                answer.finishes();
                assertTrue(page.done().contains("Paragraph 199."));

                var heard = new String(deaf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int end = heard.indexOf("event: done");
                assertTrue(end >= 0 && heard.indexOf("Paragraph 199.", end) > end, "it is told how the answer ended");
                assertTrue(end < sentBytes / 2, "and is spared what it missed: " + end + " of " + sentBytes);
            }
        }
    }

    /** Asks for the stream and then reads nothing of it. HTTP/1.0, so that nothing but events is in the body. */
    private static Socket deafBrowser(TestServer server, Person person, long chat) throws IOException {
        var url = server.url("/");
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        var cookie = person.cookies().getCookieStore().getCookies().get(0);
        var request =
                "GET /chat/" + chat + "/generate HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: "
                        + cookie.getName() + "=" + cookie.getValue() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
