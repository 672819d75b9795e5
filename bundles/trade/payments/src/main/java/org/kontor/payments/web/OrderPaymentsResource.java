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
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.orders.Orders;
import org.kontor.payments.Books;
import org.kontor.payments.domain.ExchangeOffice;
import org.kontor.payments.domain.PaymentDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Paying an order, and its statement of account. */
@Component(service = OrderPaymentsResource.class)
@Resource
@Path("orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class OrderPaymentsResource {

    /**
     * What to pay with, the order's own instrument when none is named; which stage, the first open one when none is;
     * and in another currency than the order's by a quote, or in one in which some of the order was paid already.
     */
    public record Payment(
            Optional<UUID> instrument,
            Optional<Integer> stage,
            Optional<Currency> currency,
            Optional<UUID> exchangeQuote) {

        static final Payment DEFAULT =
                new Payment(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public Payment {
            instrument = instrument == null ? Optional.empty() : instrument;
            stage = stage == null ? Optional.empty() : stage;
            currency = currency == null ? Optional.empty() : currency;
            exchangeQuote = exchangeQuote == null ? Optional.empty() : exchangeQuote;
        }
    }

    private final PaymentDesk desk;
    private final ExchangeOffice exchange;
    private final Orders orders;
    private final Books books;
    private final Once once;

    @Activate
    public OrderPaymentsResource(
            @Reference PaymentDesk desk,
            @Reference ExchangeOffice exchange,
            @Reference Orders orders,
            @Reference Books books,
            @Reference Once once) {
        this.desk = desk;
        this.exchange = exchange;
        this.orders = orders;
        this.books = books;
        this.once = once;
    }

    /** 201 when the provider has decided, also when it declined: the payment exists and says so. 202 while it has not. */
    @POST
    @Path("payments")
    @Access(Permission.PAY)
    @Answers(PaymentView.class)
    public Response pay(@PathParam("id") UUID id, Payment payment, @Context SecurityContext security) {
        Caller buyer = (Caller) security.getUserPrincipal();
        Payment wanted = payment == null ? Payment.DEFAULT : payment;
        PaymentDesk.Wish wish = new PaymentDesk.Wish(
                wanted.instrument(), wanted.stage(), exchange.price(wanted.exchangeQuote(), wanted.currency()));
        return once.withEffect(() -> desk.begin(id, wish, buyer), desk::carryOut, paid -> created(paid, buyer));
    }

    @GET
    @Path("payments")
    @Access(Permission.READ)
    public List<PaymentView> payments(@PathParam("id") UUID id, @Context SecurityContext security) {
        Caller viewer = (Caller) security.getUserPrincipal();
        return desk.ofOrder(id, viewer).stream()
                .map(standing -> PaymentView.of(standing, viewer))
                .toList();
    }

    @GET
    @Path("ledger")
    @Access(Permission.READ)
    public List<TransferView> ledger(@PathParam("id") UUID id, @Context SecurityContext security) {
        orders.order(id, (Caller) security.getUserPrincipal());
        return books.transfers(id).stream().map(TransferView::of).toList();
    }

    private Response created(UUID paymentId, Caller buyer) {
        PaymentView view = PaymentView.of(desk.standing(paymentId, buyer), buyer);
        return Response.status(view.state().undecided() ? 202 : 201)
                .location(URI.create("/api/v1/payments/" + paymentId))
                .tag(Long.toString(view.version()))
                .entity(view)
                .build();
    }
}
