package org.kontor.tracking.web;

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
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.tracking.Case;
import org.kontor.tracking.domain.ArrivalDesk;
import org.kontor.tracking.domain.CaseDesk;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is wrong on the way, who must act and by when. */
@Component(service = CasesResource.class)
@Resource
@Path("cases")
@Produces(MediaType.APPLICATION_JSON)
public final class CasesResource {

    private static final int MOST = 100;

    /**
     * What was done. {@code delivered} is an operator's word that the goods did arrive; a contradiction resolved
     * without it says that they did not.
     */
    public record Resolution(String resolution, boolean delivered) {
        public Resolution {
            resolution = Require.text("resolution", resolution);
        }
    }

    private final CaseDesk cases;
    private final ArrivalDesk arrivals;
    private final Once once;

    @Activate
    public CasesResource(@Reference CaseDesk cases, @Reference ArrivalDesk arrivals, @Reference Once once) {
        this.cases = cases;
        this.arrivals = arrivals;
        this.once = once;
    }

    /** The nearest deadlines first; what is resolved makes room for the next. */
    @GET
    @Access({Permission.READ, Permission.OPERATE})
    public Page<CaseView> open(@QueryParam("limit") @DefaultValue("20") int limit, @Context SecurityContext security) {
        List<Case> open = cases.open(caller(security), Math.max(1, Math.min(limit, MOST)));
        return new Page<>(open.stream().map(CaseView::of).toList(), "");
    }

    @GET
    @Path("{case}")
    @Access({Permission.READ, Permission.OPERATE})
    public CaseView one(@PathParam("case") UUID id, @Context SecurityContext security) {
        return CaseView.of(cases.find(id, caller(security)));
    }

    @POST
    @Path("{case}/resolution")
    @Access({Permission.TRADE, Permission.OPERATE})
    @Answers(CaseView.class)
    public Response resolve(@PathParam("case") UUID id, Resolution resolution, @Context SecurityContext security) {
        return once.inOneTransaction(() -> {
            Caller resolver = caller(security);
            Case resolved = cases.resolve(id, resolver, resolution.resolution());
            arrivals.decided(resolved, resolution.delivered(), resolver);
            return Response.ok(CaseView.of(cases.find(id, resolver))).build();
        });
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
