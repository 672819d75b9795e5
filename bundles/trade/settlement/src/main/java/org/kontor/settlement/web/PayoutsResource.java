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
import java.net.URI;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.settlement.domain.PayoutDesk;
import org.kontor.settlement.domain.PayoutDesk.Standing;
import org.kontor.settlement.domain.PayoutState;
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

/** Paying sellers what they are owed. */
@Component(service = PayoutsResource.class)
@Resource
@Path("payouts")
@Produces(MediaType.APPLICATION_JSON)
public final class PayoutsResource {

    private static final int MOST = 100;

    /** How much the seller wants. */
    public record NewPayout(Money amount) {
        public NewPayout {
            Require.present("amount", amount);
            Require.positive("amount", amount.minor());
        }
    }

    /** Why an operator does not consent. */
    public record Refusal(String words) {
        public Refusal {
            words = Require.text("words", words);
        }
    }

    private final PayoutDesk desk;
    private final Once once;

    @Activate
    public PayoutsResource(@Reference PayoutDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    /** A seller's own, the newest first; for an operator those that wait for consent. */
    @GET
    @Access({Permission.READ, Permission.OPERATE})
    public Page<PayoutView> list(
            @QueryParam("limit") @DefaultValue("20") int limit, @Context SecurityContext security) {
        return new Page<>(
                desk.list(Calls.caller(security), Math.max(1, Math.min(limit, MOST))).stream()
                        .map(PayoutView::of)
                        .toList(),
                "");
    }

    /** 202 while the provider has not decided or an operator must consent. */
    @POST
    @Access(Permission.PAY)
    @Answers(PayoutView.class)
    public Response pay(NewPayout payout, @Context SecurityContext security) {
        Caller seller = Calls.caller(security);
        return once.withEffect(
                () -> desk.begin(seller.organisation(), payout.amount(), seller.name()),
                desk::carryOut,
                id -> view(id, seller, 201));
    }

    @GET
    @Path("{payout}")
    @Access({Permission.READ, Permission.OPERATE})
    @Answers(PayoutView.class)
    public Response one(@PathParam("payout") UUID id, @Context SecurityContext security) {
        PayoutView view = PayoutView.of(desk.standing(id, Calls.caller(security)));
        return Response.ok(view).tag(Long.toString(view.version())).build();
    }

    @POST
    @Path("{payout}/approval")
    @Access(Permission.OPERATE)
    @Answers(PayoutView.class)
    public Response approve(@PathParam("payout") UUID id, @Context SecurityContext security) {
        Caller operator = Calls.caller(security);
        return once.withEffect(
                () -> desk.approve(id, operator), desk::carryOut, approved -> view(approved, operator, 200));
    }

    @POST
    @Path("{payout}/refusal")
    @Access(Permission.OPERATE)
    @Answers(PayoutView.class)
    public Response refuse(@PathParam("payout") UUID id, Refusal refusal, @Context SecurityContext security) {
        Caller operator = Calls.caller(security);
        return once.inOneTransaction(() -> view(desk.refuse(id, refusal.words(), operator), operator, 200));
    }

    /** Asks the provider now. */
    @POST
    @Path("{payout}/refresh")
    @Access({Permission.PAY, Permission.OPERATE})
    @Answers(PayoutView.class)
    public Response refresh(@PathParam("payout") UUID id, @Context SecurityContext security) {
        Caller caller = Calls.caller(security);
        return once.withEffect(
                () -> desk.standing(id, caller).payout().id(), desk::carryOut, asked -> view(asked, caller, 200));
    }

    private Response view(UUID id, Caller viewer, int decided) {
        Standing standing = desk.standing(id, viewer);
        PayoutState state = standing.payout().state();
        boolean undecided =
                state == PayoutState.AWAITING_APPROVAL || state == PayoutState.SENDING || state == PayoutState.ACCEPTED;
        PayoutView view = PayoutView.of(standing);
        return Response.status(undecided ? 202 : decided)
                .location(URI.create("/api/v1/payouts/" + id))
                .tag(Long.toString(view.version()))
                .entity(view)
                .build();
    }
}
