package org.kontor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.ExchangeRate;
import org.kontor.logistics.domain.ExchangeDesk;
import org.kontor.logistics.domain.LaneRecord;
import org.kontor.logistics.domain.Latecomers;
import org.kontor.logistics.domain.LogisticsDesk;
import org.kontor.logistics.domain.Panel;
import org.kontor.logistics.store.ExchangeRateStore;
import org.kontor.logistics.store.PastDeliveryStore;
import org.kontor.logistics.store.QuotationStore;
import org.kontor.logistics.web.ShipmentRequestsResource;
import org.kontor.providers.host.BenchedHost;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.store.Schema;
import org.kontor.store.engine.Engine;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.Goods;
import org.kontor.values.HsCode;
import org.kontor.values.Incoterm;
import org.kontor.values.Money;
import org.kontor.values.Parcel;
import org.kontor.web.once.AnswerTable;
import org.kontor.web.once.OnceByKey;
import org.kontor.web.once.Request;

/** A trader's question as its resource gets it: JSON in, one idempotent transaction, JSON out; no connection. */
final class BenchedQuotes {

    private static final LocalDate READY = LocalDate.now(ZoneOffset.UTC).plusDays(1);

    private final ShipmentRequestsResource resource;
    private final SecurityContext buyer = new Buyer();

    BenchedQuotes(Engine engine, BenchedHost host) {
        Clock clock = Clock.systemUTC();
        Schema schema = () -> "logistics";
        ExchangeDesk exchange = new ExchangeDesk(new ExchangeRateStore(engine, schema), engine, clock);
        exchange.load(
                List.of(new ExchangeRate(
                        TimedCarriers.OTHER,
                        TimedCarriers.COMPARED,
                        new BigDecimal("1.08"),
                        LocalDate.now(ZoneOffset.UTC),
                        "benchmark")),
                Optional.empty());
        QuotationStore store = new QuotationStore(engine, schema);
        Panel panel = new Panel(
                exchange,
                host.providers(),
                host.inquiries(),
                new LaneRecord(new PastDeliveryStore(engine, schema), engine, clock),
                clock);
        this.resource = new ShipmentRequestsResource(
                new LogisticsDesk(store, exchange, panel, engine, clock),
                new Latecomers(panel, store, engine),
                new OnceByKey(engine, new AnswerTable(engine, clock, () -> "web")),
                clock);
    }

    /** One that nobody has asked about when its weight is new. */
    static Shipment shipment(int weightGrams) {
        Country china = Country.of("CN");
        return new Shipment(
                new Address(List.of("1088 Xueyuan Avenue"), "Shenzhen", "Guangdong", "518055", china),
                new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE")),
                List.of(new Parcel(24, 600, 400, 350, weightGrams)),
                List.of(new Goods(
                        "LED lamps", new HsCode("940542"), 1200, Money.parse("7800.00", "USD"), china, false, "")),
                READY,
                Incoterm.CIP);
    }

    static byte[] body(Shipment shipment) {
        return Documents.write(new ShipmentRequestsResource.Request(
                        shipment.origin(),
                        shipment.destination(),
                        shipment.parcels(),
                        shipment.goods(),
                        shipment.readyDate(),
                        Optional.of(READY.plusDays(10)),
                        shipment.incoterm(),
                        TimedCarriers.COMPARED))
                .getBytes(UTF_8);
    }

    /** With the whole quotation in it, written. */
    Response ask(byte[] body) {
        Request.of("buyer POST shipment-requests", UUID.randomUUID().toString(), body)
                .enter();
        try {
            return resource.request(
                    Documents.read(new String(body, UTF_8), ShipmentRequestsResource.Request.class), null, buyer);
        } finally {
            Request.leave();
        }
    }

    private static final class Buyer implements SecurityContext {

        private final Caller caller = new Caller(Keys.fresh(), Keys.fresh(), "buyer", Set.of(Permission.TRADE));

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getAuthenticationScheme() {
            return BASIC_AUTH;
        }
    }
}
