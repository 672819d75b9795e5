package org.kontor.settlement.web;

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
import java.util.function.Supplier;
import org.kontor.security.Permission;
import org.kontor.settlement.Dispute;
import org.kontor.settlement.domain.DisputeDesk;
import org.kontor.settlement.domain.Negotiation;
import org.kontor.settlement.domain.Negotiation.Exhibit;
import org.kontor.values.Money;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Disputes, for their parties: what is shown, offered and agreed. */
@Component(service = DisputesResource.class)
@Resource
@Path("disputes")
@Produces(MediaType.APPLICATION_JSON)
public final class DisputesResource {

    private static final int MOST = 100;

    /** What the buyer gets; the rest of the amount is the seller's. */
    public record Offer(Money toBuyer, String words) {
        public Offer {
            Require.present("toBuyer", toBuyer);
            words = Require.optional(words);
        }
    }

    /** Why. */
    public record Why(String words) {
        public Why {
            words = Require.text("words", words);
        }
    }

    private final DisputeDesk desk;
    private final Negotiation negotiation;
    private final Once once;

    @Activate
    public DisputesResource(@Reference DisputeDesk desk, @Reference Negotiation negotiation, @Reference Once once) {
        this.desk = desk;
        this.negotiation = negotiation;
        this.once = once;
    }

    /** Open ones, the nearest deadline first; an operator's are all, and so its queue. */
    @GET
    @Access({Permission.READ, Permission.OPERATE})
    public Page<DisputeView> open(
            @QueryParam("limit") @DefaultValue("20") int limit, @Context SecurityContext security) {
        List<Dispute> open = desk.open(Calls.caller(security), Math.max(1, Math.min(limit, MOST)));
        return new Page<>(open.stream().map(DisputeView::of).toList(), "");
    }

    @GET
    @Path("{dispute}")
    @Access({Permission.READ, Permission.OPERATE})
    @Answers(DisputeView.class)
    public Response one(@PathParam("dispute") UUID id, @Context SecurityContext security) {
        return view(desk.dispute(id, Calls.caller(security)));
    }

    @GET
    @Path("{dispute}/evidence")
    @Access({Permission.READ, Permission.OPERATE})
    public List<EvidenceView> evidence(@PathParam("dispute") UUID id, @Context SecurityContext security) {
        return negotiation.evidence(id, Calls.caller(security)).stream()
                .map(EvidenceView::of)
                .toList();
    }

    @POST
    @Path("{dispute}/evidence")
    @Access({Permission.TRADE, Permission.OPERATE})
    @Answers(DisputeView.class)
    public Response show(@PathParam("dispute") UUID id, Exhibit exhibit, @Context SecurityContext security) {
        return changed(() -> negotiation.show(id, exhibit, Calls.caller(security)));
    }

    @POST
    @Path("{dispute}/offers")
    @Access(Permission.TRADE)
    @Answers(DisputeView.class)
    public Response offer(@PathParam("dispute") UUID id, Offer offer, @Context SecurityContext security) {
        return changed(() -> negotiation.offer(id, offer.toBuyer(), offer.words(), Calls.caller(security)));
    }

    /** Names the amount once more, so that nobody agrees to an offer that has changed meanwhile. */
    @POST
    @Path("{dispute}/agreement")
    @Access(Permission.TRADE)
    @Answers(DisputeView.class)
    public Response agree(@PathParam("dispute") UUID id, Offer offer, @Context SecurityContext security) {
        return changed(() -> negotiation.agree(id, offer.toBuyer(), Calls.caller(security)));
    }

    @POST
    @Path("{dispute}/escalation")
    @Access(Permission.TRADE)
    @Answers(DisputeView.class)
    public Response escalate(@PathParam("dispute") UUID id, Why why, @Context SecurityContext security) {
        return changed(() -> negotiation.escalate(id, why.words(), Calls.caller(security)));
    }

    @POST
    @Path("{dispute}/withdrawal")
    @Access(Permission.TRADE)
    @Answers(DisputeView.class)
    public Response withdraw(@PathParam("dispute") UUID id, Why why, @Context SecurityContext security) {
        return changed(() -> desk.withdraw(id, why.words(), Calls.caller(security)));
    }

    private Response changed(Supplier<Dispute> change) {
        return once.inOneTransaction(() -> view(change.get()));
    }

    static Response view(Dispute dispute) {
        return Response.ok(DisputeView.of(dispute))
                .tag(Long.toString(dispute.version()))
                .build();
    }
}
