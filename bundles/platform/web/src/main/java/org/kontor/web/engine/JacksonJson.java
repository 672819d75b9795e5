package org.kontor.web.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.kontor.store.Documents;
import org.kontor.values.InvalidValueException;

/** Bodies as JSON in the forms of {@link Documents}. */
@Consumes("*/*")
@Produces("*/*")
final class JacksonJson implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private final JsonMapper mapper = Documents.mapper();
    private final JsonMapper strict = StrictJson.mapper();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isJson(type, media);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isJson(type, media);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        String body = text(in.readAllBytes());
        Object read = body.isEmpty() ? null : strict.readValue(body, strict.constructType(generic));
        if (read == null) {
            throw new InvalidValueException("body", "must not be empty", "Send one JSON document");
        }
        return read;
    }

    @Override
    public void writeTo(
            Object entity,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        mapper.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, entity);
    }

    /** Only UTF-8: what is looked through for card numbers is what is read. */
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidValueException("body", "must be text in UTF-8", "Send JSON in UTF-8");
        }
    }

    private static boolean isJson(Class<?> type, MediaType media) {
        boolean raw = type == String.class || type == byte[].class || InputStream.class.isAssignableFrom(type);
        return !raw
                && media != null
                && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json"));
    }
}
