package org.kontor.orders.web;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.kontor.orders.Order;
import org.kontor.orders.OrderLine;
import org.kontor.orders.domain.Acceptance;
import org.kontor.orders.domain.OrderDesk;
import org.kontor.orders.domain.PlaceOrder;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.values.Country;
import org.kontor.values.HsCode;
import org.kontor.values.Money;
import org.kontor.values.Party;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Cursor;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.kontor.work.CrashPoint;
import org.kontor.work.Fact;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Orders, from placing to acceptance or cancellation. */
@Component(service = OrdersResource.class)
@Resource
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
public final class OrdersResource {

    private static final int MOST = 100;

    /** A line as the buyer writes it; lines are numbered from 1 in their order. */
    public record Line(
            String product,
            String model,
            String specification,
            String colour,
            long quantity,
            Money unitPrice,
            HsCode hsCode,
            Country origin) {

        OrderLine numbered(int number) {
            return new OrderLine(number, product, model, specification, colour, quantity, unitPrice, hsCode, origin);
        }
    }

    /**
     * An order as the buyer writes it. Without a payment plan all of it is paid at once; the days of the contract are
     * counted in {@code timeZone}, which is UTC when none is named.
     */
    public record NewOrder(
            UUID seller,
            Party consignee,
            List<Line> lines,
            UUID shipmentRequest,
            UUID option,
            UUID paymentInstrument,
            Optional<String> timeZone,
            Optional<List<PlannedStage>> paymentPlan) {

        public NewOrder {
            Require.present("lines", lines).forEach(line -> Require.present("lines", line));
            lines = List.copyOf(lines);
            timeZone = timeZone == null ? Optional.empty() : timeZone;
            paymentPlan = paymentPlan == null ? Optional.empty() : paymentPlan;
        }

        PlaceOrder toDomain() {
            return new PlaceOrder(
                    seller,
                    consignee,
                    IntStream.range(0, lines.size())
                            .mapToObj(i -> lines.get(i).numbered(i + 1))
                            .toList(),
                    shipmentRequest,
                    option,
                    paymentInstrument,
                    PlannedStage.zone(timeZone),
                    PlannedStage.proposed(paymentPlan));
        }
    }

    /** Why an order is called off. */
    public record Cancellation(String reason) {
        public Cancellation {
            reason = Require.text("reason", reason);
        }
    }

    private final OrderDesk desk;
    private final Once once;

    @Activate
    public OrdersResource(@Reference OrderDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    @POST
    @Access(Permission.TRADE)
    @Answers(OrderView.class)
    public Response place(NewOrder order, @Context SecurityContext security) {
        return once.inOneTransaction(() -> {
            Order placed = desk.place(caller(security), order.toDomain());
            return view(Response.created(URI.create("/api/v1/orders/" + placed.id())), placed);
        });
    }

    @GET
    @Access({Permission.READ, Permission.OPERATE})
    public Page<OrderView> list(
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") String cursor,
            @Context SecurityContext security) {
        int most = Math.max(1, Math.min(limit, MOST));
        List<Order> orders = desk.visible(caller(security), Cursor.read(cursor), most + 1);
        Map<UUID, Acceptance> acceptances = desk.acceptances(orders);
        List<OrderView> shown = orders.stream()
                .limit(most)
                .map(order -> OrderView.of(order, Optional.ofNullable(acceptances.get(order.id()))))
                .toList();
        return new Page<>(
                shown, orders.size() > most ? Cursor.after(shown.get(most - 1).id()) : "");
    }

    @GET
    @Path("{id}")
    @Access({Permission.READ, Permission.OPERATE})
    @Answers(OrderView.class)
    public Response show(@PathParam("id") UUID id, @Context SecurityContext security) {
        return view(Response.ok(), desk.order(id, caller(security)));
    }

    @GET
    @Path("{id}/history")
    @Access({Permission.READ, Permission.OPERATE})
    public Page<Fact> history(@PathParam("id") UUID id, @Context SecurityContext security) {
        return new Page<>(desk.history(id, caller(security)), "");
    }

    @POST
    @Path("{id}/acceptance")
    @Access(Permission.TRADE)
    @Answers(OrderView.class)
    public Response accept(@PathParam("id") UUID id, @Context SecurityContext security) {
        Response answer = once.inOneTransaction(() -> {
            desk.accept(id, caller(security));
            return view(Response.ok(), desk.order(id, caller(security)));
        });
        CrashPoint.hit("release.after-commit");
        return answer;
    }

    @POST
    @Path("{id}/cancellation")
    @Access(Permission.TRADE)
    @Answers(OrderView.class)
    public Response cancel(@PathParam("id") UUID id, Cancellation why, @Context SecurityContext security) {
        return once.inOneTransaction(() -> {
            desk.cancel(id, caller(security), why.reason());
            return view(Response.ok(), desk.order(id, caller(security)));
        });
    }

    private Response view(Response.ResponseBuilder response, Order order) {
        Optional<Acceptance> acceptance =
                Optional.ofNullable(desk.acceptances(List.of(order)).get(order.id()));
        return response.entity(OrderView.of(order, acceptance))
                .tag(Long.toString(order.version()))
                .build();
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
