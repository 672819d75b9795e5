package org.kontor.carrier.dhl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.values.Party;

/** An account, an afternoon in November, and shipments, for the tests. */
final class Given {

    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    static final Address SHENZHEN =
            new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", Country.of("CN"));
    static final Address HAMBURG = new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Given() {}

    /** Settings as a {@code .cfg} file has them: dots between words, every value a text. */
    static Settings settings(Map<String, Object> texts) {
        List<Object> changes = new ArrayList<>();
        texts.forEach((name, text) -> {
            String method = name.replace('.', '_');
            changes.add(method);
            changes.add(method.endsWith("minutes") ? Long.valueOf(text.toString()) : text);
        });
        return settings(changes.toArray());
    }

    /** The settings' defaults, with these between name and value. */
    static Settings settings(Object... changes) {
        Map<String, Object> values = new HashMap<>(
                Map.of("_key", "user", "_secret", "secret", "account", "123456785", "phone", "+49 40 5550100"));
        for (int at = 0; at < changes.length; at += 2) {
            values.put((String) changes[at], changes[at + 1]);
        }
        return (Settings) Proxy.newProxyInstance(
                Given.class.getClassLoader(),
                new Class<?>[] {Settings.class},
                (proxy, method, nothing) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    static Account account(Object... changes) {
        return Account.of(settings(changes));
    }

    static Shipment shipment() {
        return shipment(SHENZHEN, HAMBURG, Incoterm.CIP, lamps());
    }

    static Shipment shipment(Address from, Address to, Incoterm incoterm, Goods... goods) {
        Parcel parcel = new Parcel(2, 605, 400, 350, 11_250);
        return new Shipment(from, to, List.of(parcel), List.of(goods), DAY, incoterm);
    }

    static Goods lamps() {
        return goods("LED lamps", 1200, "7800.00", "");
    }

    static Goods goods(String description, long quantity, String value, String unNumber) {
        return new Goods(
                description,
                new HsCode("94054210"),
                quantity,
                Money.parse(value, "USD"),
                Country.of("CN"),
                !unNumber.isEmpty(),
                unNumber);
    }

    static Party party(Address address, String phone) {
        return new Party("Brightway Lighting", "", address, phone, "office@brightway.example");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The body of a recorded answer. */
    static JsonNode recorded(String exchange) {
        try {
            Path file = Path.of("src/main/resources/KONTOR-INF/kit/exchanges", exchange + ".json");
            return JSON.readTree(Files.readString(file)).path("response").path("body");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
