package org.kontor.payments.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.kontor.payments.domain.PaymentDesk;
import org.kontor.payments.domain.ReviewDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The payments that need a person. */
@Component(service = ReviewsResource.class)
@Resource
@Path("payment-reviews")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewsResource {

    private static final int MOST = 100;

    private final ReviewDesk reviews;
    private final PaymentDesk desk;

    @Activate
    public ReviewsResource(@Reference ReviewDesk reviews, @Reference PaymentDesk desk) {
        this.reviews = reviews;
        this.desk = desk;
    }

    /** Oldest first. */
    @GET
    @Access(Permission.OPERATE)
    public List<PaymentView> open(@Context SecurityContext security) {
        Caller operator = (Caller) security.getUserPrincipal();
        return reviews.open(MOST).stream()
                .map(payment -> PaymentView.of(desk.standing(payment.id(), operator), operator))
                .toList();
    }
}
