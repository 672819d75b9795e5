package org.kontor.payments.web;

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
import java.util.Currency;
import java.util.UUID;
import org.kontor.payments.domain.ExchangeOffice;
import org.kontor.payments.domain.ExchangeQuote;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
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

/** What must be paid in another currency than the order's. */
@Component(service = ExchangeQuotesResource.class)
@Resource
@Path("exchange-quotes")
@Produces(MediaType.APPLICATION_JSON)
public final class ExchangeQuotesResource {

    /** The currency to pay in, and what has to be paid. */
    public record Wanted(Currency sell, Currency buy, String amount) {
        public Wanted {
            Require.present("sell", sell);
            Require.present("buy", buy);
            amount = Require.text("amount", amount);
        }
    }

    private final ExchangeOffice office;
    private final Once once;

    @Activate
    public ExchangeQuotesResource(@Reference ExchangeOffice office, @Reference Once once) {
        this.office = office;
        this.once = once;
    }

    /** For one payment, until it expires. */
    @POST
    @Access(Permission.PAY)
    @Answers(ExchangeQuote.class)
    public Response quote(Wanted wanted, @Context SecurityContext security) {
        Require.present("wanted", wanted);
        Money buy = Money.parse(wanted.amount(), wanted.buy().getCurrencyCode());
        return once.inOneTransaction(() -> {
            ExchangeQuote quote = office.quote(wanted.sell(), buy, caller(security));
            return Response.created(URI.create("/api/v1/exchange-quotes/" + quote.id()))
                    .entity(quote)
                    .build();
        });
    }

    /** The one by which this payment was charged, when it was exchanged. */
    @GET
    @Access(Permission.READ)
    public Page<ExchangeQuote> list(@QueryParam("payment") UUID payment, @Context SecurityContext security) {
        Require.present("payment", payment);
        return new Page<>(office.ofPayment(payment, caller(security)).stream().toList(), "");
    }

    @GET
    @Path("{id}")
    @Access(Permission.READ)
    public ExchangeQuote show(@PathParam("id") UUID id, @Context SecurityContext security) {
        return office.find(id, caller(security));
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
