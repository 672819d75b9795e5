package org.kontor.web.once;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An answer as it is sent, and as it is sealed and kept; members are null where the answer has none. */
record Answer(long status, String location, String etag, String mediaType, String body) {

    static Answer of(Response response, JsonMapper mapper) {
        try {
            String body = response.hasEntity() ? mapper.writeValueAsString(response.getEntity()) : null;
            MediaType type = response.getMediaType();
            String json = body == null ? null : MediaType.APPLICATION_JSON;
            return new Answer(
                    response.getStatus(),
                    Objects.toString(response.getLocation(), null),
                    response.getEntityTag() == null
                            ? null
                            : response.getEntityTag().getValue(),
                    type == null ? json : type.toString(),
                    body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    /** False for what a resource refused by returning it: nothing was done, so the key stays free. */
    boolean kept() {
        return status < 400;
    }

    Response.ResponseBuilder response() {
        Response.ResponseBuilder response = Response.status((int) status);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            response.tag(etag);
        }
        return body == null ? response : response.type(mediaType).entity(body.getBytes(StandardCharsets.UTF_8));
    }
}
