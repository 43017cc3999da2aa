package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SlowBrowserTest {
    @Test
    void aBrowserThatNeverReadsHoldsUpNobody() throws IOException {
        var model = new FakeModel();
        try (var server = TestServer.with(model)) {
            var ada = server.signUp("ada");
            var answer = model.script().says("Begin. ");
            var chat = ada.begins("Tell me a long story");
            try (var deaf = deafBrowser(server, ada, chat);
                    var page = ada.watches(chat)) {
                page.until("Begin.");
                // Far more than the buffers of two sockets and the queue of a stream hold.
                for (int i = 0; i < 200; i++) answer.says("Paragraph " + i + ". " + "word ".repeat(200) + "\n\n");
                answer.finishes();
                assertTrue(page.done().contains("Paragraph 199."));
                assertTrue(deaf.isConnected());
            }
        }
    }

    /** Asks for the stream and then reads nothing of it. */
    private static Socket deafBrowser(TestServer server, Person person, long chat) throws IOException {
        var url = server.url("/");
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress(url.getHost(), url.getPort()));
        var cookie = person.cookies().getCookieStore().getCookies().get(0);
        var request =
                "GET /chat/" + chat + "/generate HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: "
                        + cookie.getName() + "=" + cookie.getValue() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
