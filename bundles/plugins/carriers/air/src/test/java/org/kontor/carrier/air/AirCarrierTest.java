package org.kontor.carrier.air;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.Rule;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;
import org.kontor.testkit.CarrierContract;
import org.kontor.testkit.PlayedProvider;
import org.kontor.testkit.TestHttp;
import org.kontor.values.Parcel;

/** The rules of docs/spi/carrier.md, with the recorded answers played as an airline's server. */
public class AirCarrierTest extends CarrierContract {

    @Rule
    public final PlayedProvider provider = PlayedProvider.asRecorded();

    @Rule
    public final TestHttp http = new TestHttp();

    @Override
    protected Rates enter(World world) {
        Account account = new Account();
        account.address = provider.at(world) + "/";
        account.waybillPath = "waybills/{prefix}-{number}";
        account.secret = SECRET;
        return new AirCarrier(account, http, InstantSource.system());
    }

    @Override
    protected Shipment refused() {
        return shipment(new Parcel(1, 300, 300, 300, 5_000), true);
    }

    @Override
    protected int bookingsMade() {
        return provider.acts();
    }

    @Override
    protected Message push(String waybill) {
        try {
            JsonNode message = JsonMapper.builder()
                    .build()
                    .readTree(Path.of("src/main/resources/KONTOR-INF/kit/push.json")
                            .toFile());
            Map<String, String> headers = new HashMap<>();
            message.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            return new Message(headers, message.path("body").asText().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
