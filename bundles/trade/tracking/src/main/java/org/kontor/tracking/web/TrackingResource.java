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
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.tracking.domain.TrackingDesk;
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

    private final TrackingDesk desk;
    private final Once once;
    private final Clock clock;

    @Activate
    public TrackingResource(@Reference TrackingDesk desk, @Reference Once once, @Reference Clock clock) {
        this.desk = desk;
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

    private Response view(UUID id, SecurityContext security) {
        TrackingView view = TrackingView.of(desk.sight(id, caller(security)), clock.instant());
        return Response.ok(view).tag(Long.toString(view.version())).build();
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
