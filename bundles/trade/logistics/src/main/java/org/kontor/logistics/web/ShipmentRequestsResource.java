package org.kontor.logistics.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.carrier.Shipment;
import org.kontor.logistics.Quotation;
import org.kontor.logistics.ShipmentRequest;
import org.kontor.logistics.domain.Asked;
import org.kontor.logistics.domain.Latecomers;
import org.kontor.logistics.domain.LogisticsDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.values.Address;
import org.kontor.values.Goods;
import org.kontor.values.Incoterm;
import org.kontor.values.InvalidValueException;
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

    private static final long MOST_MILLIS = 60_000;

    private final LogisticsDesk desk;
    private final Latecomers latecomers;
    private final Once once;
    private final Clock clock;

    @Activate
    public ShipmentRequestsResource(
            @Reference LogisticsDesk desk,
            @Reference Latecomers latecomers,
            @Reference Once once,
            @Reference Clock clock) {
        this.desk = desk;
        this.latecomers = latecomers;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Asking carriers changes nothing outside, so it comes before the one transaction that keeps answer and key.
     * {@code within} is how long to wait for carriers; without it, until each has answered or failed.
     */
    @POST
    @Access(Permission.TRADE)
    @Answers(QuotationView.class)
    public Response request(
            Request request, @QueryParam("withinMillis") Long within, @Context SecurityContext security) {
        return kept(desk.quote(caller(security).organisation(), request.toDomain(), patience(within)));
    }

    @POST
    @Path("{id}/quotes")
    @Access(Permission.TRADE)
    @Answers(QuotationView.class)
    public Response quoteAgain(
            @PathParam("id") UUID id, @QueryParam("withinMillis") Long within, @Context SecurityContext security) {
        return kept(desk.quoteAgain(caller(security).organisation(), id, patience(within)));
    }

    @GET
    @Path("{id}")
    @Access(Permission.READ)
    @Answers(QuotationView.class)
    public Response show(@PathParam("id") UUID id, @Context SecurityContext security) {
        return view(Response.Status.OK, desk.quotation(caller(security).organisation(), id));
    }

    private Response kept(Asked asked) {
        Quotation quotation = asked.quotation();
        Response answer = once.inOneTransaction(() -> {
            desk.keep(quotation);
            return view(Response.Status.CREATED, quotation);
        });
        latecomers.await(asked);
        return answer;
    }

    /** 202 while some are awaited: what they say will be where this quotation is. */
    private Response view(Response.Status settled, Quotation quotation) {
        Instant now = clock.instant();
        boolean awaits = !quotation.awaited(now).isEmpty();
        Response.ResponseBuilder answer = Response.status(awaits ? Response.Status.ACCEPTED : settled);
        if (settled == Response.Status.CREATED) {
            answer.location(URI.create("/api/v1/shipment-requests/" + quotation.id()));
        }
        return (awaits ? answer.header(HttpHeaders.RETRY_AFTER, 1) : answer)
                .entity(QuotationView.of(quotation, now))
                .tag(Long.toString(quotation.version()))
                .build();
    }

    private static Duration patience(Long withinMillis) {
        if (withinMillis == null) {
            return LogisticsDesk.NO_HURRY;
        }
        if (withinMillis < 1 || withinMillis > MOST_MILLIS) {
            throw new InvalidValueException(
                    "withinMillis",
                    "must be from 1 to " + MOST_MILLIS + ", was " + withinMillis,
                    "say how long to wait for carriers, or leave it out to wait for all");
        }
        return Duration.ofMillis(withinMillis);
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
