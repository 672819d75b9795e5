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
import org.kontor.payments.domain.PaymentDesk;
import org.kontor.payments.domain.ProviderWord;
import org.kontor.payments.domain.ReviewDesk;
import org.kontor.payments.domain.Verdict;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A payment that needs a person: what is known of it, and what an operator decides. */
@Component(service = ReviewResource.class)
@Resource
@Path("payments/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewResource {

    private final ReviewDesk reviews;
    private final PaymentDesk desk;
    private final Once once;

    @Activate
    public ReviewResource(@Reference ReviewDesk reviews, @Reference PaymentDesk desk, @Reference Once once) {
        this.reviews = reviews;
        this.desk = desk;
        this.once = once;
    }

    /** Asks the provider, and shows what it says beside what was heard before. */
    @GET
    @Path("review")
    @Access(Permission.OPERATE)
    public ReviewView review(@PathParam("id") UUID id, @Context SecurityContext security) {
        return ReviewView.of(payment(id, caller(security)), reviews.look(id));
    }

    /** 202 while another operator must say the same. */
    @POST
    @Path("verdict")
    @Access(Permission.OPERATE)
    @Answers(PaymentView.class)
    public Response decide(@PathParam("id") UUID id, Verdict verdict, @Context SecurityContext security) {
        Require.present("verdict", verdict);
        Caller operator = caller(security);
        ProviderWord word = reviews.ask(id);
        return once.inOneTransaction(() -> {
            boolean decided = reviews.decide(id, verdict, word, operator);
            return Response.status(decided ? 200 : 202)
                    .entity(payment(id, operator))
                    .build();
        });
    }

    private PaymentView payment(UUID id, Caller operator) {
        return PaymentView.of(desk.standing(id, operator), operator);
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
