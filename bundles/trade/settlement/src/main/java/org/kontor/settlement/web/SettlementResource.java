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
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.kontor.security.Permission;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.settlement.domain.Inspections;
import org.kontor.settlement.domain.Settlement;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How far an order's money has come, and what releases parts of it. */
@Component(service = SettlementResource.class)
@Resource
@Path("orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class SettlementResource {

    private static final int REPORT = 1000;

    /** When the seller is credited before acceptance. */
    public record Policy(ReleasePolicy policy) {
        public Policy {
            Require.present("policy", policy);
        }
    }

    /** A passed inspection: who inspected and where the report is. */
    public record Inspection(String report) {
        public Inspection {
            report = Require.code("report", report, REPORT);
        }
    }

    /** The lines that arrived as agreed. */
    public record Lines(Set<Integer> lines) {
        public Lines {
            lines = Set.copyOf(Require.present("lines", lines));
        }
    }

    private final Inspections inspections;
    private final Once once;

    @Activate
    public SettlementResource(@Reference Inspections inspections, @Reference Once once) {
        this.inspections = inspections;
        this.once = once;
    }

    @GET
    @Path("settlement")
    @Access({Permission.READ, Permission.OPERATE})
    @Answers(SettlementView.class)
    public Response settlement(@PathParam("id") UUID order, @Context SecurityContext security) {
        return view(inspections.settlement(order, Calls.caller(security)));
    }

    @POST
    @Path("release-policy")
    @Access(Permission.OPERATE)
    @Answers(SettlementView.class)
    public Response choose(@PathParam("id") UUID order, Policy chosen, @Context SecurityContext security) {
        return changed(() -> inspections.choose(order, chosen.policy(), Calls.caller(security)));
    }

    @POST
    @Path("inspections")
    @Access(Permission.OPERATE)
    @Answers(SettlementView.class)
    public Response passed(@PathParam("id") UUID order, Inspection inspection, @Context SecurityContext security) {
        return changed(() -> inspections.passed(order, inspection.report(), Calls.caller(security)));
    }

    @POST
    @Path("accepted-lines")
    @Access(Permission.TRADE)
    @Answers(SettlementView.class)
    public Response accept(@PathParam("id") UUID order, Lines accepted, @Context SecurityContext security) {
        return changed(() -> inspections.accept(order, accepted.lines(), Calls.caller(security)));
    }

    private Response changed(Supplier<Settlement> change) {
        return once.inOneTransaction(() -> view(change.get()));
    }

    private static Response view(Settlement settlement) {
        return Response.ok(SettlementView.of(settlement))
                .tag(Long.toString(settlement.version()))
                .build();
    }
}
