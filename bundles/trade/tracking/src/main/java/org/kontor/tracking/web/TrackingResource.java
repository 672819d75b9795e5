package org.kontor.tracking.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.tracking.domain.LegDesk;
import org.kontor.tracking.domain.LegKind;
import org.kontor.tracking.domain.TrackingDesk;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Both parties follow the goods. */
@Component(service = TrackingResource.class)
@Resource
@Path("orders/{id}/tracking")
@Produces(MediaType.APPLICATION_JSON)
public final class TrackingResource {

    /** A further number; a doubtful one needs {@code confirm} and a reason. */
    public record LegEntry(LegKind kind, String carrier, String number, boolean confirm, Optional<String> reason) {
        public LegEntry {
            Require.present("kind", kind);
            carrier = Require.text("carrier", carrier);
            number = Require.text("number", number);
            reason = reason == null ? Optional.empty() : reason;
        }
    }

    private final TrackingDesk desk;
    private final LegDesk legs;
    private final Once once;
    private final Clock clock;

    @Activate
    public TrackingResource(
            @Reference TrackingDesk desk, @Reference LegDesk legs, @Reference Once once, @Reference Clock clock) {
        this.desk = desk;
        this.legs = legs;
        this.once = once;
        this.clock = clock;
    }

    @GET
    @Access(Permission.READ)
    @Answers(TrackingView.class)
    public Response tracking(@PathParam("id") UUID id, @Context SecurityContext security) {
        return view(id, security);
    }

    /** Asks the carrier now instead of at the next poll. */
    @POST
    @Path("refresh")
    @Access(Permission.READ)
    @Answers(TrackingView.class)
    public Response refresh(@PathParam("id") UUID id, @Context SecurityContext security) {
        return once.withEffect(
                () -> desk.sight(id, caller(security)).journey().order(), desk::poll, order -> view(order, security));
    }

    /** The container's, the air waybill's or the last mile's number, followed beside the order's own from now on. */
    @POST
    @Path("legs")
    @Access(Permission.TRADE)
    @Answers(TrackingView.class)
    public Response addLeg(@PathParam("id") UUID id, LegEntry entry, @Context SecurityContext security) {
        desk.sight(id, caller(security));
        WaybillJudgement judgement = legs.judge(id, entry.carrier(), entry.number());
        return once.inOneTransaction(() -> {
            Optional<String> reason = entry.confirm() ? entry.reason() : Optional.empty();
            legs.add(id, caller(security), new LegDesk.Addition(entry.kind(), entry.carrier(), judgement, reason));
            return view(id, security);
        });
    }

    private Response view(UUID id, SecurityContext security) {
        TrackingView view = TrackingView.of(desk.sight(id, caller(security)), clock.instant());
        return Response.ok(view).tag(Long.toString(view.version())).build();
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
