package org.kontor.logistics.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.kontor.logistics.Advice;
import org.kontor.logistics.DoorPrice;
import org.kontor.logistics.domain.AdviceDesk;
import org.kontor.logistics.domain.DoorPriceDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a trader may ask about one option, beyond what the quotation says; it may ask the carrier further questions. */
@Component(service = OptionsResource.class)
@Resource
@Path("shipment-requests/{id}/options/{option}")
@Produces(MediaType.APPLICATION_JSON)
public final class OptionsResource {

    private final AdviceDesk advice;
    private final DoorPriceDesk doorPrices;

    @Activate
    public OptionsResource(@Reference AdviceDesk advice, @Reference DoorPriceDesk doorPrices) {
        this.advice = advice;
        this.doorPrices = doorPrices;
    }

    /** What slightly smaller packages would save. */
    @GET
    @Path("advice")
    @Access(Permission.TRADE)
    public Advice advice(
            @PathParam("id") UUID id, @PathParam("option") UUID option, @Context SecurityContext security) {
        return advice.advise(organisation(security), id, option);
    }

    /** Freight, insurance, duty and tax, and who pays them under the Incoterm. */
    @GET
    @Path("door-price")
    @Access(Permission.TRADE)
    public DoorPrice doorPrice(
            @PathParam("id") UUID id, @PathParam("option") UUID option, @Context SecurityContext security) {
        return doorPrices.price(organisation(security), id, option);
    }

    private static UUID organisation(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).organisation();
    }
}
