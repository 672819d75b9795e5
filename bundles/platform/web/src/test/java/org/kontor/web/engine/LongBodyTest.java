package org.kontor.web.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.LongBody;
import org.kontor.web.NotOnce;

public class LongBodyTest {

    private static final String JAR = "application/java-archive";
    private static final int MEBIBYTE = 1 << 20;

    @Path("files")
    @Produces("application/json")
    public static final class Files {
        @POST
        @NotOnce("a test")
        @Access(Permission.TRADE)
        @LongBody(type = JAR, mebibytes = 2)
        public String take(byte[] file) {
            return Integer.toString(file.length);
        }

        @POST
        @Path("guarded")
        @NotOnce("a test")
        @Access(Permission.OPERATE)
        @LongBody(type = JAR, mebibytes = 2)
        public String refuse(byte[] file) {
            return Integer.toString(file.length);
        }
    }

    @Rule
    public final RunningApi api = new RunningApi();

    @Before
    public void serve() {
        api.servlet.addResource(new Files());
    }

    @Test
    public void aFileMayBeAsLongAsItsRouteSays() throws Exception {
        assertEquals("2097152", post("files", JAR, new byte[2 * MEBIBYTE]).body());
        assertEquals(413, post("files", JAR, new byte[2 * MEBIBYTE + 1]).statusCode());
    }

    @Test
    public void bytesThatLookLikeACardNumberAreNoText() throws Exception {
        byte[] file = Arrays.copyOf("4111 1111 1111 1111".getBytes(StandardCharsets.US_ASCII), 100);

        assertEquals("100", post("files", JAR, file).body());
    }

    @Test
    public void aTextIsNoFile() throws Exception {
        HttpResponse<String> refused =
                post("files", "application/json", "4111 1111 1111 1111".getBytes(StandardCharsets.US_ASCII));

        assertEquals(415, refused.statusCode());
        assertTrue(refused.body(), refused.body().contains(JAR));
    }

    @Test
    public void whoMayNotSendOneIsToldThatBeforeAnythingElse() throws Exception {
        assertEquals(403, post("files/guarded", "text/plain", new byte[2]).statusCode());
    }

    private HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
        return api.send(api.request(path)
                .header("Authorization", "Bearer " + RunningApi.TRADER)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }
}
