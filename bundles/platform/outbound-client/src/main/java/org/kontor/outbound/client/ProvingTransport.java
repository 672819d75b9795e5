package org.kontor.outbound.client;

import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.NegotiatingClientConnection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;

/**
 * HTTP/1.1 whose connections exist for requests only once TLS has proved the other side. Jetty would begin a request first
 * and shake hands while sending it; then nobody could tell an act that never left from one that may have arrived.
 */
final class ProvingTransport extends HttpClientTransportOverHTTP {

    ProvingTransport(ClientConnector connector) {
        super(connector);
    }

    @Override
    public Connection newConnection(EndPoint endPoint, Map<String, Object> context) throws IOException {
        if (endPoint instanceof SslConnection.SslEndPoint secure) {
            SslConnection tls = secure.getSslConnection();
            Proving proving = new Proving(endPoint, tls, context);
            tls.addHandshakeListener(proving);
            return proving;
        }
        return proven(endPoint, context);
    }

    private Connection proven(EndPoint endPoint, Map<String, Object> context) throws IOException {
        return super.newConnection(endPoint, context);
    }

    /** Shakes hands and makes room for the connection proper. */
    private final class Proving extends NegotiatingClientConnection implements SslHandshakeListener {

        Proving(EndPoint endPoint, SslConnection tls, Map<String, Object> context) {
            super(
                    endPoint,
                    getClientConnector().getExecutor(),
                    tls.getSSLEngine(),
                    ProvingTransport.this::proven,
                    context);
        }

        @Override
        public void handshakeSucceeded(Event event) {
            completed("http/1.1");
        }
    }
}
