package org.kontor.web.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * A client that keeps its connection learns why it was refused, and its next request is served: the body that nobody
 * wanted is read, or the answer says that the connection ends.
 */
public class RefusedBodyTest {

    @Rule
    public final RunningApi api = new RunningApi();

    private Socket socket;
    private PushbackInputStream in;

    @Before
    public void connect() throws IOException {
        api.servlet.addResource(new ApiServletTest.Offers());
        socket = new Socket("localhost", api.port());
        socket.setSoTimeout(10_000);
        in = new PushbackInputStream(socket.getInputStream());
    }

    @After
    public void hangUp() throws IOException {
        socket.close();
    }

    @Test
    public void theNextRequestIsServedWhenARefusedBodyComesLate() throws Exception {
        for (String path : new String[] {"offers/paying", "nothing-here", "offers/failing"}) {
            head("POST", path, "Content-Length: 2");
            giveTheServerTimeToAnswerTooEarly();
            send("{}");
            int refused = Integer.parseInt(answer().split(" ")[1]);
            assertTrue(path + " answered " + refused, refused >= 400);

            head("GET", "offers/5b7c1a0e-8f53-4a7e-9c7b-2f1f6a0f2d11", "Accept: application/json");
            assertEquals("HTTP/1.1 200 OK", answer().lines().findFirst().orElseThrow());
        }
    }

    @Test
    public void aLongRefusedBodyEndsTheConnectionAsTheAnswerSays() throws Exception {
        head("POST", "nothing-here", "Content-Length: 10000000");
        send("x".repeat(100_000));

        assertTrue(answer().toLowerCase(Locale.ROOT).contains("connection: close"));
    }

    private void head(String method, String path, String header) throws IOException {
        send(method + " /api/v1/" + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
    }

    private void send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    private void giveTheServerTimeToAnswerTooEarly() throws IOException {
        socket.setSoTimeout(300);
        try {
            in.unread(in.read());
        } catch (SocketTimeoutException e) {
            assertEquals("it waits for the body", 0, in.available());
        }
        socket.setSoTimeout(10_000);
    }

    /** Status line and headers; the body is read and dropped. */
    private String answer() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertTrue("the connection was closed after: " + head, next >= 0);
            head.append((char) next);
        }
        String headers = head.toString().toLowerCase(Locale.ROOT);
        int at = headers.indexOf("content-length:");
        if (at >= 0) {
            in.readNBytes(Integer.parseInt(
                    headers.substring(at + 15, headers.indexOf('\r', at)).strip()));
        } else if (headers.contains("transfer-encoding: chunked")) {
            readChunks();
        }
        return head.toString();
    }

    private void readChunks() throws IOException {
        StringBuilder seen = new StringBuilder();
        while (!seen.toString().endsWith("0\r\n\r\n")) {
            seen.append((char) in.read());
        }
    }
}
