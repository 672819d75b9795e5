package org.kontor.outbound.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.kontor.toolkit.http.Answer;

/** Takes gzip off an answer, which is all the packing we ask for, and never more bytes than may be read. */
final class Unpacking {

    private static final String ENCODING = "Content-Encoding";

    private Unpacking() {}

    static Answer unpacked(Answer answer, int mostBytes) throws UnreadableException {
        String encoding = answer.header(ENCODING).orElse("identity");
        if (answer.body().length == 0 || "identity".equalsIgnoreCase(encoding)) {
            return answer;
        }
        if (!"gzip".equalsIgnoreCase(encoding)) {
            throw new UnreadableException("answered in an encoding nobody asked for");
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers());
        headers.remove(ENCODING);
        headers.remove("Content-Length");
        return new Answer(answer.status(), headers, bytes(answer.body(), mostBytes));
    }

    private static byte[] bytes(byte[] packed, int most) throws UnreadableException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = stream.readNBytes(most);
            if (stream.read() >= 0) {
                throw new UnreadableException("answered with more than " + most + " bytes, unpacked");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableException("answered with gzip that cannot be unpacked");
        }
    }
}
