package org.kontor.web.openapi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.kontor.security.Permission;
import org.kontor.values.Country;
import org.kontor.values.Money;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.LongBody;
import org.kontor.web.NotOnce;
import org.kontor.web.Page;
import org.kontor.web.Policies;
import org.kontor.web.Public;

public class DescriptionTest {

    public enum Colour {
        RED,
        BLUE
    }

    public record Part(String name, List<Part> parts) {}

    public record Lamp(
            UUID id,
            Money price,
            Country origin,
            Optional<LocalDate> until,
            Duration life,
            Instant made,
            Map<String, Integer> stock,
            Set<Colour> colours,
            boolean spare,
            List<Part> parts) {}

    @Path("lamps")
    @Produces("application/json")
    public static final class Lamps {
        @POST
        @Path("pictures")
        @Access(Permission.TRADE)
        @LongBody(type = "image/png", mebibytes = 2)
        public Lamp picture(byte[] file) {
            throw new UnsupportedOperationException();
        }

        @GET
        @Access({Permission.TRADE, Permission.READ})
        public Page<Lamp> list(@QueryParam("limit") int limit, @Context SecurityContext security) {
            return new Page<>(List.of(), "");
        }

        @POST
        @Access(Permission.TRADE)
        @Answers(Lamp.class)
        public Response make(Lamp lamp, @HeaderParam("If-Match") String version) {
            return Response.ok(lamp).build();
        }

        @GET
        @Path("{id}/mark")
        @Produces("application/pdf")
        @Access(Permission.READ)
        public Response mark(@PathParam("id") UUID id) {
            return Response.ok().build();
        }
    }

    @Path("lamps/{id}/parts")
    @Produces("application/json")
    public static final class Parts {
        @GET
        @Access(Permission.READ)
        public Page<Part> list(@PathParam("id") UUID id) {
            return new Page<>(List.of(), "");
        }

        @POST
        @Public("a test")
        @NotOnce("a test")
        public void add(@PathParam("id") UUID id, Part part) {}
    }

    private final JsonNode document = Description.of(List.of(Lamps.class, Parts.class));

    @Test
    public void itListsExactlyTheRoutes() {
        Set<String> served = Stream.of(Lamps.class, Parts.class)
                .flatMap(resource -> Policies.of(resource).stream())
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> described = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertEquals(served, described);
    }

    @Test
    public void aRouteSaysWhoMayCallItAndUnderWhichKey() {
        JsonNode make = operation("/lamps", "post");
        JsonNode add = operation("/lamps/{id}/parts", "post");

        assertEquals(
                "[\"READ\",\"TRADE\"]",
                operation("/lamps", "get").get("x-kontor-permissions").toString());
        assertEquals("[{\"key\":[]}]", make.get("security").toString());
        assertTrue(
                make.get("parameters").toString(),
                make.get("parameters").toString().contains("Idempotency-Key"));
        assertTrue(make.get("parameters").toString().contains("If-Match"));
        assertFalse(add.get("parameters").toString().contains("Idempotency-Key"));
        assertFalse(add.has("security"));
        assertEquals("[\"lamps\"]", add.get("tags").toString());
    }

    @Test
    public void aFileIsDescribedByItsTypeAlone() {
        assertEquals(
                "{\"image/png\":{}}",
                operation("/lamps/pictures", "post").at("/requestBody/content").toString());
    }

    @Test
    public void operationIdsAreUnique() {
        Set<String> ids = new TreeSet<>();
        document.findValuesAsText("operationId").forEach(id -> assertTrue(id, ids.add(id)));
        assertEquals(6, ids.size());
    }

    @Test
    public void recordsAreSchemasInTheFormsOfOurJson() {
        JsonNode lamp = schema("DescriptionTest.Lamp").get("properties");

        assertEquals("{\"type\":\"string\",\"format\":\"uuid\"}", lamp.get("id").toString());
        assertEquals(
                "{\"type\":\"string\",\"format\":\"date\"}", lamp.get("until").toString());
        assertEquals("duration", lamp.get("life").get("format").asText());
        assertEquals("date-time", lamp.get("made").get("format").asText());
        assertEquals("string", lamp.get("origin").get("type").asText());
        assertEquals("boolean", lamp.get("spare").get("type").asText());
        assertEquals(
                "integer",
                lamp.get("stock").get("additionalProperties").get("type").asText());
        assertEquals(
                "[\"RED\",\"BLUE\"]",
                lamp.get("colours").get("items").get("enum").toString());
        assertEquals("#/components/schemas/Money", lamp.get("price").get("$ref").asText());
        assertEquals(
                "string",
                schema("Money").get("properties").get("amount").get("type").asText());
        assertEquals(
                "#/components/schemas/DescriptionTest.Part",
                schema("DescriptionTest.Part")
                        .get("properties")
                        .get("parts")
                        .get("items")
                        .get("$ref")
                        .asText());
    }

    @Test
    public void aPageSaysWhatItIsAPageOf() {
        JsonNode lamps = answer(operation("/lamps", "get"));
        JsonNode parts = answer(operation("/lamps/{id}/parts", "get"));

        assertEquals(
                "#/components/schemas/DescriptionTest.Lamp",
                lamps.at("/properties/items/items/$ref").asText());
        assertEquals(
                "#/components/schemas/DescriptionTest.Part",
                parts.at("/properties/items/items/$ref").asText());
    }

    @Test
    public void anAnswerIsTheDeclaredOneInItsOwnMediaType() {
        assertEquals(
                "#/components/schemas/DescriptionTest.Lamp",
                answer(operation("/lamps", "post")).get("$ref").asText());
        assertTrue(operation("/lamps/{id}/mark", "get")
                .at("/responses/2XX/content")
                .has("application/pdf"));
    }

    @Test
    public void everyReferenceLeadsSomewhere() {
        Set<String> known = new TreeSet<>();
        document.at("/components/schemas").fieldNames().forEachRemaining(known::add);

        document.findValuesAsText("$ref")
                .forEach(reference ->
                        assertTrue(reference, known.contains(reference.substring("#/components/schemas/".length()))));
        assertTrue(known.contains("Problem"));
    }

    private JsonNode operation(String path, String verb) {
        return document.get("paths").get(path).get(verb);
    }

    private JsonNode schema(String name) {
        return document.get("components").get("schemas").get(name);
    }

    private static JsonNode answer(JsonNode operation) {
        return operation.at("/responses/2XX/content/application~1json/schema");
    }
}
