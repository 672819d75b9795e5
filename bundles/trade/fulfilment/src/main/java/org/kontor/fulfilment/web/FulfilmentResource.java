package org.kontor.fulfilment.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kontor.carrier.Label;
import org.kontor.fulfilment.WaybillJudgement;
import org.kontor.fulfilment.domain.FulfilmentDesk;
import org.kontor.fulfilment.domain.FulfilmentState;
import org.kontor.fulfilment.domain.LineCheck;
import org.kontor.fulfilment.domain.Packed;
import org.kontor.fulfilment.domain.WaybillDesk;
import org.kontor.fulfilment.domain.WithdrawalDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The seller's way from a paid order to the carrier's hands. */
@Component(service = FulfilmentResource.class)
@Resource
@Path("orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class FulfilmentResource {

    /** What the seller found, line by line. */
    public record Checks(List<LineCheck> lines) {
        public Checks {
            lines = List.copyOf(Require.present("lines", lines));
        }
    }

    /** Every package. */
    public record Packages(List<Packed> packages) {
        public Packages {
            packages = List.copyOf(Require.present("packages", packages));
        }
    }

    /** A waybill number the seller typed; a doubtful one needs {@code confirm} and a reason. */
    public record WaybillEntry(String number, boolean confirm, Optional<String> reason) {
        public WaybillEntry {
            number = Require.text("number", number);
            reason = reason == null ? Optional.empty() : reason;
        }
    }

    /** Why an awaited booking request is taken back. */
    public record Withdrawal(String reason) {
        public Withdrawal {
            reason = Require.text("reason", reason);
        }
    }

    private static final Set<FulfilmentState> UNANSWERED =
            Set.of(FulfilmentState.BOOKING, FulfilmentState.BOOKING_AWAITED, FulfilmentState.WITHDRAWING);

    private final FulfilmentDesk desk;
    private final WithdrawalDesk withdrawals;
    private final WaybillDesk waybills;
    private final Once once;

    @Activate
    public FulfilmentResource(
            @Reference FulfilmentDesk desk,
            @Reference WithdrawalDesk withdrawals,
            @Reference WaybillDesk waybills,
            @Reference Once once) {
        this.desk = desk;
        this.withdrawals = withdrawals;
        this.waybills = waybills;
        this.once = once;
    }

    @GET
    @Path("fulfilment")
    @Access(Permission.READ)
    @Answers(FulfilmentView.class)
    public Response fulfilment(@PathParam("id") UUID id, @Context SecurityContext security) {
        return view(id, security).status(200).build();
    }

    @POST
    @Path("checks")
    @Access(Permission.TRADE)
    @Answers(FulfilmentView.class)
    public Response check(@PathParam("id") UUID id, Checks checks, @Context SecurityContext security) {
        return once.inOneTransaction(() -> {
            desk.check(id, caller(security), checks.lines());
            return view(id, security).build();
        });
    }

    @POST
    @Path("packages")
    @Access(Permission.TRADE)
    @Answers(FulfilmentView.class)
    public Response pack(@PathParam("id") UUID id, Packages packages, @Context SecurityContext security) {
        return once.inOneTransaction(() -> {
            desk.pack(id, caller(security), packages.packages());
            return view(id, security).build();
        });
    }

    @GET
    @Path("shipping-mark")
    @Produces("application/pdf")
    @Access(Permission.READ)
    public Response shippingMark(@PathParam("id") UUID id, @Context SecurityContext security) {
        FulfilmentDesk.Standing standing = desk.standing(id, caller(security));
        if (standing.fulfilment().details().packages().isEmpty()) {
            throw TradeRuleException.conflict("not-packed", "Nothing is packed yet", "record the packages first");
        }
        return Response.ok(ShippingMark.pdf(standing.order(), standing.fulfilment()))
                .header(
                        "Content-Disposition",
                        "inline; filename=\"marks-" + standing.order().number() + ".pdf\"")
                .build();
    }

    @POST
    @Path("booking")
    @Access(Permission.TRADE)
    @Answers(FulfilmentView.class)
    public Response book(@PathParam("id") UUID id, @Context SecurityContext security) {
        return once.withEffect(
                () -> desk.beginBooking(id, caller(security)), desk::carryOutBooking, order -> view(order, security)
                        .build());
    }

    /** By the seller, who asks the carrier; by an operator, who has. */
    @POST
    @Path("booking/withdrawal")
    @Access({Permission.TRADE, Permission.OPERATE})
    @Answers(FulfilmentView.class)
    public Response withdraw(@PathParam("id") UUID id, Withdrawal withdrawal, @Context SecurityContext security) {
        return once.withEffect(
                () -> withdrawals.begin(id, caller(security), withdrawal.reason()),
                withdrawals::carryOut,
                order -> view(order, security).build());
    }

    @GET
    @Path("label")
    @Produces(MediaType.WILDCARD)
    @Access(Permission.READ)
    public Response label(@PathParam("id") UUID id, @Context SecurityContext security) {
        Label label = desk.label(id, caller(security));
        return Response.ok(label.content(), label.mediaType()).build();
    }

    @POST
    @Path("waybill")
    @Access(Permission.TRADE)
    @Answers(FulfilmentView.class)
    public Response enterWaybill(@PathParam("id") UUID id, WaybillEntry entry, @Context SecurityContext security) {
        WaybillJudgement judgement = waybills.judge(id, caller(security), entry.number());
        return once.inOneTransaction(() -> {
            waybills.enter(id, caller(security), judgement, entry.confirm() ? entry.reason() : Optional.empty());
            return view(id, security).build();
        });
    }

    @POST
    @Path("handover")
    @Access(Permission.TRADE)
    @Answers(FulfilmentView.class)
    public Response handOver(@PathParam("id") UUID id, @Context SecurityContext security) {
        return once.inOneTransaction(() -> {
            desk.handOver(id, caller(security));
            return view(id, security).build();
        });
    }

    /** 202 while the carrier has not decided: the truth will appear at fulfilment. */
    private Response.ResponseBuilder view(UUID id, SecurityContext security) {
        FulfilmentView view = FulfilmentView.of(desk.standing(id, caller(security)));
        return Response.status(UNANSWERED.contains(view.state()) ? 202 : 200)
                .entity(view)
                .tag(Long.toString(view.version()));
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
