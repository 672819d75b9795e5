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
        byte[] body = in.readAllBytes();
        Object read = body.length == 0 ? null : strict.readValue(body, strict.constructType(generic));
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

    private static boolean isJson(Class<?> type, MediaType media) {
        boolean raw = type == String.class || type == byte[].class || InputStream.class.isAssignableFrom(type);
        return !raw
                && media != null
                && (media.getSubtype().equals("json") || media.getSubtype().endsWith("+json"));
    }
}
