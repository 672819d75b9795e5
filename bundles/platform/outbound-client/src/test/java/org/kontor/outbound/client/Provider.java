package org.kontor.outbound.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;

/** A provider's server on loopback, down to the bytes: reads whole requests and then does as the script says. */
public final class Provider extends ExternalResource {

    /** What happens to a connection once a request has come; the connection is closed unless it returns true. */
    interface Script {
        boolean answer(OutputStream out, Socket connection) throws IOException, InterruptedException;
    }

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Script script = saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    private ServerSocket server;

    static Script saying(String text) {
        return (out, connection) -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return true;
        };
    }

    @Override
    protected void before() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    @Override
    protected void after() {
        end.countDown();
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void does(Script next) {
        script = next;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next request, head and body, waited for. */
    String request() throws InterruptedException {
        String request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    int connectionsSeen() {
        return connections.size();
    }

    /** True when the other side has closed every connection; waited for. */
    boolean allConnectionsClosed() throws IOException {
        for (Socket connection : connections) {
            try {
                connection.setSoTimeout(10_000);
                if (connection.getInputStream().read() >= 0) {
                    return false;
                }
            } catch (SocketException e) {
                continue;
            }
        }
        return true;
    }

    /** Lets the script wait; ends with the test. */
    void pause(long millis) throws InterruptedException {
        end.await(millis, TimeUnit.MILLISECONDS);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                thread(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try {
            boolean open = true;
            while (open) {
                String request = read(connection.getInputStream());
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request);
                open = script.answer(connection.getOutputStream(), connection);
            }
            connection.close();
        } catch (IOException e) {
            requests.add("broken connection: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        java.util.regex.Matcher length =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(text);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return text + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "provider");
        thread.setDaemon(true);
        thread.start();
    }
}
