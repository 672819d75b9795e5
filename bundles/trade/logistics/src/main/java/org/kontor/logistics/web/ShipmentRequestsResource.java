package org.kontor.logistics.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.domain.LogisticsDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Incoterm;
import org.kontor.values.Parcel;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A trader asks how goods can go. */
@Component(service = ShipmentRequestsResource.class)
@Resource
@Path("shipment-requests")
@Produces(MediaType.APPLICATION_JSON)
public final class ShipmentRequestsResource {

    /** What is to travel, as the trader says it; {@code currency} is the one to compare prices in. */
    public record Request(
            Address origin,
            Address destination,
            List<Parcel> parcels,
            List<Goods> goods,
            LocalDate readyDate,
            Optional<LocalDate> neededBy,
            Incoterm incoterm,
            Currency currency) {

        public Request {
            parcels = each("parcels", parcels);
            goods = each("goods", goods);
        }

        private static <T> List<T> each(String field, List<T> given) {
            Require.present(field, given).forEach(one -> Require.present(field, one));
            return given;
        }

        ShipmentRequest toDomain() {
            return new ShipmentRequest(
                    new Shipment(origin, destination, parcels, goods, readyDate, incoterm),
                    neededBy == null ? Optional.empty() : neededBy,
                    currency);
        }
    }

    private final LogisticsDesk desk;
    private final Once once;
    private final Clock clock;

    @Activate
    public ShipmentRequestsResource(@Reference LogisticsDesk desk, @Reference Once once, @Reference Clock clock) {
        this.desk = desk;
        this.once = once;
        this.clock = clock;
    }

    /** Asking carriers changes nothing outside, so it comes before the one transaction that keeps answer and key. */
    @POST
    @Access(Permission.TRADE)
    @Answers(QuotationView.class)
    public Response request(Request request, @Context SecurityContext security) {
        Quotation quotation = desk.quote(caller(security).organisation(), request.toDomain());
        return once.inOneTransaction(() -> kept(quotation));
    }

    @POST
    @Path("{id}/quotes")
    @Access(Permission.TRADE)
    @Answers(QuotationView.class)
    public Response quoteAgain(@PathParam("id") UUID id, @Context SecurityContext security) {
        Quotation quotation = desk.quoteAgain(caller(security).organisation(), id);
        return once.inOneTransaction(() -> kept(quotation));
    }

    @GET
    @Path("{id}")
    @Access(Permission.READ)
    @Answers(QuotationView.class)
    public Response show(@PathParam("id") UUID id, @Context SecurityContext security) {
        return view(Response.ok(), desk.quotation(caller(security).organisation(), id));
    }

    private Response kept(Quotation quotation) {
        desk.keep(quotation);
        return view(Response.created(URI.create("/api/v1/shipment-requests/" + quotation.id())), quotation);
    }

    private Response view(Response.ResponseBuilder response, Quotation quotation) {
        return response.entity(QuotationView.of(quotation, clock.instant()))
                .tag(Long.toString(quotation.version()))
                .build();
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
