package org.kontor.accounts.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.kontor.accounts.domain.InstrumentDesk;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One way to pay, for its organisation and operators. */
@Component(service = InstrumentsResource.class)
@Resource
@Path("payment-instruments")
@Produces(MediaType.APPLICATION_JSON)
public final class InstrumentsResource {

    private final InstrumentDesk desk;

    @Activate
    public InstrumentsResource(@Reference InstrumentDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("{id}")
    @Access(Permission.READ)
    @Answers(InstrumentView.class)
    public Response instrument(@PathParam("id") UUID id, @Context SecurityContext security) {
        InstrumentView view = InstrumentView.of(desk.show(id, Calls.caller(security)));
        return Response.ok(view).tag(Long.toString(view.version())).build();
    }
}
