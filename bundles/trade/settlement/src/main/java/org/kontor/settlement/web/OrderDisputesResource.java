package org.kontor.settlement.web;

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
import java.util.List;
import java.util.UUID;
import org.kontor.security.Permission;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.domain.Claim;
import org.kontor.settlement.domain.DisputeDesk;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The disputes of one order. */
@Component(service = OrderDisputesResource.class)
@Resource
@Path("orders/{id}/disputes")
@Produces(MediaType.APPLICATION_JSON)
public final class OrderDisputesResource {

    private final DisputeDesk desk;
    private final Once once;

    @Activate
    public OrderDisputesResource(@Reference DisputeDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    @GET
    @Access({Permission.READ, Permission.OPERATE})
    public List<DisputeView> disputes(@PathParam("id") UUID order, @Context SecurityContext security) {
        return desk.ofOrder(order, Calls.caller(security)).stream()
                .map(DisputeView::of)
                .toList();
    }

    /** Holds the amount back until the dispute has ended. */
    @POST
    @Access(Permission.TRADE)
    @Answers(DisputeView.class)
    public Response open(@PathParam("id") UUID order, Claim claim, @Context SecurityContext security) {
        return once.inOneTransaction(() -> {
            Dispute dispute = desk.open(order, claim, Calls.caller(security));
            return Response.created(URI.create("/api/v1/disputes/" + dispute.id()))
                    .tag(Long.toString(dispute.version()))
                    .entity(DisputeView.of(dispute))
                    .build();
        });
    }
}
