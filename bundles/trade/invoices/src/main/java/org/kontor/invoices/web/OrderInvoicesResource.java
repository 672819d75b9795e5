package org.kontor.invoices.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.kontor.invoices.domain.InvoiceDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The documents of one order. */
@Component(service = OrderInvoicesResource.class)
@Resource
@Path("orders/{id}/invoices")
@Produces(MediaType.APPLICATION_JSON)
public final class OrderInvoicesResource {

    /** What was issued, in this order, and what could not be. */
    public record Documents(List<InvoiceSummary> issued, List<HeldView> held) {}

    private final InvoiceDesk desk;

    @Activate
    public OrderInvoicesResource(@Reference InvoiceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Access({Permission.READ, Permission.OPERATE})
    public Documents documents(@PathParam("id") UUID order, @Context SecurityContext security) {
        Caller viewer = Calls.caller(security);
        return new Documents(
                desk.ofOrder(order, viewer).stream().map(InvoiceSummary::of).toList(),
                desk.heldOf(order, viewer).stream().map(HeldView::of).toList());
    }
}
