package org.kontor.invoices.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.kontor.invoices.domain.Invoice;
import org.kontor.invoices.domain.InvoiceDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issued documents, for their buyer, their seller and operators. */
@Component(service = InvoicesResource.class)
@Resource
@Path("invoices")
@Produces(MediaType.APPLICATION_JSON)
public final class InvoicesResource {

    private final InvoiceDesk desk;

    @Activate
    public InvoicesResource(@Reference InvoiceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("{invoice}")
    @Access({Permission.READ, Permission.OPERATE})
    public InvoiceView one(@PathParam("invoice") UUID id, @Context SecurityContext security) {
        return InvoiceView.of(desk.invoice(id, Calls.caller(security)));
    }

    @GET
    @Path("{invoice}.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Access({Permission.READ, Permission.OPERATE})
    public Response xml(@PathParam("invoice") UUID id, @Context SecurityContext security) {
        Caller viewer = Calls.caller(security);
        return file(desk.invoice(id, viewer), desk.xml(id, viewer), "xml");
    }

    @GET
    @Path("{invoice}.pdf")
    @Produces("application/pdf")
    @Access({Permission.READ, Permission.OPERATE})
    public Response pdf(@PathParam("invoice") UUID id, @Context SecurityContext security) {
        Caller viewer = Calls.caller(security);
        Invoice invoice = desk.invoice(id, viewer);
        return file(invoice, InvoicePdf.of(invoice, desk.xml(id, viewer)), "pdf");
    }

    private static Response file(Invoice invoice, byte[] content, String kind) {
        return Response.ok(content)
                .header(
                        "Content-Disposition",
                        "inline; filename=\"" + invoice.number().text() + "." + kind + "\"")
                .build();
    }
}
