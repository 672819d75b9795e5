package org.kontor.invoices.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.kontor.invoices.Series;
import org.kontor.invoices.domain.InvoiceDesk;
import org.kontor.invoices.domain.TaxCategory;
import org.kontor.invoices.domain.Treatment;
import org.kontor.security.Permission;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What operators see of invoices: those that could not be issued, and whether a number is missing. */
@Component(service = HeldInvoicesResource.class)
@Resource
@Path("invoices")
@Produces(MediaType.APPLICATION_JSON)
public final class HeldInvoicesResource {

    private static final int MOST = 100;

    /** The tax that no rule knows, and why it is this; {@code exemption} says on the invoice why nothing is charged. */
    public record Tax(TaxCategory category, BigDecimal percent, String code, String exemption, String reason) {
        public Tax {
            reason = Require.text("reason", reason);
        }
    }

    private final InvoiceDesk desk;
    private final Once once;

    @Activate
    public HeldInvoicesResource(@Reference InvoiceDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    /** The oldest first. */
    @GET
    @Path("held")
    @Access(Permission.OPERATE)
    public List<HeldView> held() {
        return desk.held(MOST).stream().map(HeldView::of).toList();
    }

    /** Every series of numbers, with what is missing in it. */
    @GET
    @Path("series")
    @Access(Permission.OPERATE)
    public List<Series> series() {
        return desk.series();
    }

    /** The invoice is issued with this tax within seconds, unless something else is wrong. */
    @POST
    @Path("held/{cause}/tax")
    @Access(Permission.OPERATE)
    @Answers(HeldView.class)
    public Response decide(@PathParam("cause") UUID cause, Tax tax, @Context SecurityContext security) {
        Treatment treatment = new Treatment(tax.category(), tax.percent(), tax.code(), tax.exemption());
        return once.inOneTransaction(() -> Response.accepted(
                        HeldView.of(desk.decideTax(cause, treatment, tax.reason(), Calls.caller(security))))
                .build());
    }
}
