package org.kontor.logistics.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.QuotationState;
import org.kontor.logistics.domain.Forwarder;
import org.kontor.logistics.domain.Lamps;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.store.Documents;
import org.kontor.store.Keys;
import org.kontor.testkit.TestStore;
import org.kontor.values.InvalidValueException;
import org.kontor.web.Once;

/** A quotation over HTTP: when it is settled, and when more is to come at the same address. */
public class ShipmentRequestsResourceTest {

    @Rule
    public final TestStore store = TestStore.of("logistics");

    private final Buyer buyer = new Buyer();
    private Forwarder forwarder;
    private ShipmentRequestsResource resource;

    @Before
    public void serve() {
        forwarder = new Forwarder(store);
        forwarder.carriers.add("carrier.slow", Lamps.charging("90.00", "USD", 4));
        resource = new ShipmentRequestsResource(forwarder.desk, forwarder.latecomers, new FirstTime(), store.clock());
    }

    @Test
    public void whoWaitsForAllGetsASettledQuotation() {
        forwarder.carriers.delay("carrier.slow");

        Response answer = resource.request(lamps(), null, buyer);

        assertEquals(201, answer.getStatus());
        assertEquals(QuotationState.QUOTED, view(answer).state());
        assertEquals(200, resource.show(view(answer).id(), buyer).getStatus());
        QuotationView view = view(answer);
        assertEquals("nothing else is written", view, Documents.read(Documents.write(view), QuotationView.class));
    }

    @Test
    public void whoDoesNotWaitGetsWhatThereIsAndTheRestAtTheSameAddress() {
        forwarder.carriers.delay("carrier.slow");

        Response answer = resource.request(lamps(), 1_000L, buyer);
        UUID id = view(answer).id();

        assertEquals(202, answer.getStatus());
        assertEquals("1", answer.getHeaderString("Retry-After"));
        assertEquals("/api/v1/shipment-requests/" + id, answer.getLocation().getPath());
        assertEquals(List.of("carrier.slow"), view(answer).awaited());
        assertEquals(202, resource.show(id, buyer).getStatus());

        forwarder.carriers.arrive("carrier.slow");
        Response settled = resource.show(id, buyer);
        assertEquals(200, settled.getStatus());
        assertEquals("2", settled.getEntityTag().getValue());
        assertEquals(1, view(settled).options().size());
        assertEquals(List.of(), view(settled).awaited());
    }

    @Test
    public void askingAgainMayBeInAHurryToo() {
        Response first = resource.request(lamps(), null, buyer);
        store.clock().advance(Duration.ofMinutes(2));
        forwarder.carriers.delay("carrier.slow");

        Response again = resource.quoteAgain(view(first).id(), 1_000L, buyer);

        assertEquals(202, again.getStatus());
        forwarder.carriers.arrive("carrier.slow");
        assertEquals(200, resource.show(view(first).id(), buyer).getStatus());
    }

    @Test
    public void theTimeToWaitIsBounded() {
        for (long wrong : new long[] {0, -1, 60_001}) {
            assertEquals(
                    "withinMillis",
                    assertThrows(InvalidValueException.class, () -> resource.request(lamps(), wrong, buyer))
                            .field());
        }
        assertEquals(201, resource.request(lamps(), 60_000L, buyer).getStatus());
    }

    private static ShipmentRequestsResource.Request lamps() {
        Shipment lamps = Lamps.request(Lamps.USD).shipment();
        return new ShipmentRequestsResource.Request(
                lamps.origin(),
                lamps.destination(),
                lamps.parcels(),
                lamps.goods(),
                lamps.readyDate(),
                Optional.empty(),
                lamps.incoterm(),
                Lamps.USD);
    }

    private static QuotationView view(Response answer) {
        return (QuotationView) answer.getEntity();
    }

    /** Every key is new. */
    private final class FirstTime implements Once {

        @Override
        public Response inOneTransaction(Supplier<Response> work) {
            return store.transactions().call(work);
        }

        @Override
        public Response withEffect(Supplier<UUID> begin, Consumer<UUID> carryOut, Function<UUID, Response> answer) {
            throw new AssertionError("quoting has no effect outside");
        }
    }

    private static final class Buyer implements SecurityContext {

        private final Caller caller = new Caller(Keys.fresh(), Keys.fresh(), "Buyer", Set.of(Permission.TRADE));

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
