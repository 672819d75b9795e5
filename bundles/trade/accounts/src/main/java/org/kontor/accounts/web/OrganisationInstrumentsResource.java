package org.kontor.accounts.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.kontor.accounts.domain.InstrumentDesk;
import org.kontor.accounts.domain.InstrumentStates;
import org.kontor.accounts.domain.Slice;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an organisation pays with. */
@Component(service = OrganisationInstrumentsResource.class)
@Resource
@Path("organisations/{id}/payment-instruments")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganisationInstrumentsResource {

    private final InstrumentDesk desk;
    private final Once once;

    @Activate
    public OrganisationInstrumentsResource(@Reference InstrumentDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    @POST
    @Access(Permission.PAY)
    @Answers(InstrumentView.class)
    public Response bind(@PathParam("id") UUID id, InstrumentDesk.Wish wish, @Context SecurityContext security) {
        Caller caller = Calls.caller(security);
        return once.withEffect(
                () -> desk.begin(id, wish, caller), desk::carryOut, bound -> answer(desk.show(bound, caller)));
    }

    @GET
    @Access(Permission.READ)
    public Page<InstrumentView> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @Context SecurityContext security) {
        Slice slice = Calls.slice(limit, cursor);
        List<InstrumentView> found = desk.list(id, slice, Calls.caller(security)).stream()
                .map(InstrumentView::of)
                .toList();
        return Calls.page(found, slice, InstrumentView::id);
    }

    /** 202 while the provider or the trader must still act. */
    private static Response answer(InstrumentDesk.Shown shown) {
        InstrumentView view = InstrumentView.of(shown);
        boolean undecided = !InstrumentStates.TABLE.allowed(view.state()).isEmpty();
        return Response.status(undecided ? 202 : 201)
                .location(Calls.at("payment-instruments/" + view.id()))
                .entity(view)
                .tag(Long.toString(view.version()))
                .build();
    }
}
