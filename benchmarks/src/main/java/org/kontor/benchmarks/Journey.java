package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** One journey as its carrier tells it, stage by stage; its scans' times count from a moment near the hand-over. */
final class Journey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PREFIX = 3;

    private final JsonNode template;

    private Journey(JsonNode template) {
        this.template = template;
    }

    /** From {@code journeys/CARRIER.json}. */
    static Journey of(String carrier) throws IOException {
        String file = "journeys/" + carrier + ".json";
        try (InputStream content = Journey.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new IOException("there is no " + file);
            }
            return new Journey(JSON.readTree(content));
        }
    }

    int stages() {
        return StreamSupport.stream(template.path("scans").spliterator(), false)
                .mapToInt(scan -> scan.path("stage").asInt())
                .max()
                .orElseThrow();
    }

    /** How many scans the carrier has told at the end of the stage. */
    int scans(int stage) {
        return (int) StreamSupport.stream(template.path("scans").spliterator(), false)
                .filter(scan -> scan.path("stage").asInt() <= stage)
                .count();
    }

    /** The exchanges of a carrier that knows no number yet; their names come before all packed ones. */
    Map<String, byte[]> nothing() {
        return named("!2-", template.path("nothing"));
    }

    /** The exchanges of the stage, and those about all other numbers. */
    Map<String, byte[]> told(String waybill, Instant start, int stage) {
        Map<String, JsonNode> values = number(waybill);
        ArrayNode scans = JsonNodeFactory.instance.arrayNode();
        int id = 0;
        for (JsonNode scan : template.path("scans")) {
            id++;
            if (scan.path("stage").asInt() <= stage) {
                Map<String, JsonNode> own = new HashMap<>(values);
                own.put("id", IntNode.valueOf(id));
                own.putAll(times(scan, start));
                scan.properties().forEach(field -> own.put(field.getKey(), field.getValue()));
                scans.insert(0, new Blanks(own).filled(template.path("scan")));
            }
        }
        values.put("scans", scans);
        values.put("count", IntNode.valueOf(scans.size()));
        Map<String, byte[]> exchanges = named("!1-", new Blanks(values).filled(template.path("told")));
        exchanges.putAll(nothing());
        return exchanges;
    }

    private static Map<String, JsonNode> number(String waybill) {
        Map<String, JsonNode> values = new HashMap<>();
        values.put("waybill", TextNode.valueOf(waybill));
        values.put("prefix", TextNode.valueOf(waybill.substring(0, PREFIX)));
        values.put("rest", TextNode.valueOf(waybill.substring(PREFIX)));
        return values;
    }

    private static Map<String, JsonNode> times(JsonNode scan, Instant start) {
        OffsetDateTime at = start.truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.parse(scan.path("after").asText()))
                .atOffset(ZoneOffset.of(scan.path("zone").asText()));
        return Map.of(
                "moment", TextNode.valueOf(at.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx"))),
                "date", TextNode.valueOf(at.toLocalDate().toString()),
                "time", TextNode.valueOf(at.format(DateTimeFormatter.ofPattern("HH:mm:ss"))),
                "compactDate",
                        TextNode.valueOf(
                                at.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8)),
                "compactTime", TextNode.valueOf(at.format(DateTimeFormatter.ofPattern("HHmmss"))));
    }

    private static Map<String, byte[]> named(String before, JsonNode exchanges) {
        Map<String, byte[]> named = new TreeMap<>();
        exchanges
                .properties()
                .forEach(exchange -> named.put(
                        before + exchange.getKey() + ".json",
                        exchange.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        return named;
    }
}
