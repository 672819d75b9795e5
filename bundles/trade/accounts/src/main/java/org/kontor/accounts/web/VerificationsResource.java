package org.kontor.accounts.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.Verification;
import org.kontor.accounts.Verifications;
import org.kontor.accounts.domain.Evidence;
import org.kontor.accounts.domain.Slice;
import org.kontor.accounts.domain.VerificationDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.IfMatch;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verifications: a member's own, and for operators those that are undecided. */
@Component(service = VerificationsResource.class)
@Resource
@Path("verifications")
@Produces(MediaType.APPLICATION_JSON)
public final class VerificationsResource {

    /** What an operator decides, and why. */
    public record Decided(Verification.Decision decision, String reason) {}

    private final VerificationDesk desk;
    private final Verifications review;
    private final Once once;

    @Activate
    public VerificationsResource(
            @Reference VerificationDesk desk, @Reference Verifications review, @Reference Once once) {
        this.desk = desk;
        this.review = review;
        this.once = once;
    }

    @GET
    @Access(Permission.READ)
    public Page<VerificationView> list(
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @Context SecurityContext security) {
        Slice slice = Calls.slice(limit, cursor);
        List<VerificationView> found = desk.list(slice, Calls.caller(security)).stream()
                .map(VerificationView::of)
                .toList();
        return Calls.page(found, slice, VerificationView::id);
    }

    @GET
    @Path("{id}")
    @Access(Permission.READ)
    @Answers(VerificationView.class)
    public Response verification(@PathParam("id") UUID id, @Context SecurityContext security) {
        VerificationView view = VerificationView.of(desk.show(id, Calls.caller(security)));
        return Response.ok(view).tag(Long.toString(view.version())).build();
    }

    @POST
    @Path("{id}/evidence")
    @Access(Permission.MANAGE)
    @Answers(VerificationView.class)
    public Response giveEvidence(
            @PathParam("id") UUID id,
            Evidence evidence,
            @HeaderParam("If-Match") String ifMatch,
            @Context SecurityContext security) {
        Optional<Long> seen = IfMatch.given(ifMatch);
        Caller caller = Calls.caller(security);
        Require.present("body", evidence);
        return once.withEffect(
                () -> {
                    desk.requireUnchanged(id, seen, caller);
                    return desk.giveEvidence(id, evidence, caller);
                },
                desk::carryOut,
                verification -> answer(desk.show(verification, caller), 200));
    }

    /** With If-Match, what another operator proposed meanwhile is not confirmed unseen. */
    @POST
    @Path("{id}/decisions")
    @Access(Permission.OPERATE)
    @Answers(VerificationView.class)
    public Response decide(
            @PathParam("id") UUID id,
            Decided decided,
            @HeaderParam("If-Match") String ifMatch,
            @Context SecurityContext security) {
        Optional<Long> seen = IfMatch.given(ifMatch);
        Caller caller = Calls.caller(security);
        return once.inOneTransaction(() -> {
            desk.requireUnchanged(id, seen, caller);
            review.decide(id, decided.decision(), decided.reason(), caller);
            VerificationView view = VerificationView.of(desk.show(id, caller));
            return Response.ok(view).tag(Long.toString(view.version())).build();
        });
    }

    /** 202 while it is undecided: what comes of it appears at the location. */
    static Response answer(VerificationDesk.Shown shown, int status) {
        VerificationView view = VerificationView.of(shown);
        return Response.status(view.isDecided() ? status : 202)
                .location(Calls.at("verifications/" + view.id()))
                .entity(view)
                .tag(Long.toString(view.version()))
                .build();
    }
}
