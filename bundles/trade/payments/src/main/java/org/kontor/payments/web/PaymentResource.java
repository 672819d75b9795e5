package org.kontor.payments.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.kontor.payments.domain.CallingOff;
import org.kontor.payments.domain.PaymentDesk;
import org.kontor.payments.domain.SecondLook;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One payment. */
@Component(service = PaymentResource.class)
@Resource
@Path("payments/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentResource {

    private final PaymentDesk desk;
    private final SecondLook secondLook;
    private final CallingOff callingOff;
    private final Once once;

    @Activate
    public PaymentResource(
            @Reference PaymentDesk desk,
            @Reference SecondLook secondLook,
            @Reference CallingOff callingOff,
            @Reference Once once) {
        this.desk = desk;
        this.secondLook = secondLook;
        this.callingOff = callingOff;
        this.once = once;
    }

    @GET
    @Access(Permission.READ)
    @Answers(PaymentView.class)
    public Response payment(@PathParam("id") UUID id, @Context SecurityContext security) {
        return view(id, (Caller) security.getUserPrincipal(), false);
    }

    /** Asks the provider now; 202 while it has not decided. */
    @POST
    @Path("refresh")
    @Access({Permission.PAY, Permission.OPERATE})
    @Answers(PaymentView.class)
    public Response refresh(@PathParam("id") UUID id, @Context SecurityContext security) {
        Caller caller = (Caller) security.getUserPrincipal();
        return once.withEffect(
                () -> secondLook.begin(id, caller), secondLook::carryOut, payment -> view(payment, caller, true));
    }

    /** Gives an undecided payment up, where its provider can be told so; 202 until it has confirmed. */
    @POST
    @Path("cancellation")
    @Access({Permission.PAY, Permission.OPERATE})
    @Answers(PaymentView.class)
    public Response callOff(@PathParam("id") UUID id, @Context SecurityContext security) {
        Caller caller = (Caller) security.getUserPrincipal();
        return once.withEffect(
                () -> callingOff.begin(id, caller), callingOff::carryOut, payment -> view(payment, caller, true));
    }

    private Response view(UUID id, Caller viewer, boolean asked) {
        PaymentView view = PaymentView.of(desk.standing(id, viewer), viewer);
        return Response.status(asked && view.state().undecided() ? 202 : 200)
                .tag(Long.toString(view.version()))
                .entity(view)
                .build();
    }
}
