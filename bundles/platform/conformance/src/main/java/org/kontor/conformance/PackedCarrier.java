package org.kontor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kontor.carrier.Shipment;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Parcel;

/** A carrier as its packed kit presents it. */
final class PackedCarrier extends CarrierKit {

    private static final String MESSAGE = "push.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KitStage stage;

    PackedCarrier(KitStage stage) {
        this.stage = stage;
    }

    @Override
    protected Abilities in(World world) {
        return stage.enter(world);
    }

    /** One package; {@code refused.to}, {@code .grams}, {@code .sides} and {@code .dangerous} say what is wrong with it. */
    @Override
    protected Shipment refused() {
        KitSettings settings = stage.settings();
        List<Integer> sides = Arrays.stream(
                        settings.find("refused.sides").orElse("300 300 300").split("\\s+"))
                .map(Integer::valueOf)
                .toList();
        Parcel parcel = new Parcel(
                1,
                sides.get(0),
                sides.get(1),
                sides.get(2),
                Long.parseLong(settings.find("refused.grams").orElse("5000")));
        return shipment(
                destination(settings.find("refused.to").orElse("DE")),
                parcel,
                settings.find("refused.dangerous").map(Boolean::valueOf).orElse(false));
    }

    @Override
    protected Optional<String> service() {
        return stage.settings().find("service");
    }

    @Override
    protected int bookingsMade() {
        return stage.acts();
    }

    /** The recorded message is about the waybill of the rule, and signed with the canary secret. */
    @Override
    protected Message push(String waybill) {
        try {
            JsonNode message = JSON.readTree(stage.file(MESSAGE));
            Map<String, String> headers = new HashMap<>();
            message.path("headers")
                    .properties()
                    .forEach(header -> headers.put(
                            header.getKey().toLowerCase(Locale.ROOT),
                            header.getValue().asText()));
            return new Message(headers, message.path("body").asText().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UnreadableKitException(MESSAGE, "is no JSON: " + e.getMessage());
        }
    }

    @Override
    protected boolean asksSomebody() {
        return !stage.settings().find("asks-nobody").map(Boolean::valueOf).orElse(false);
    }

    private static Address destination(String country) {
        return List.of(SHENZHEN, HAMBURG).stream()
                .filter(address -> address.country().code().equals(country))
                .findFirst()
                .orElseGet(() -> new Address(List.of("1 Main Street"), "Capital", "", "10000", Country.of(country)));
    }
}
