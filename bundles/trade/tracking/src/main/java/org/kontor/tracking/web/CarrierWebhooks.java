package org.kontor.tracking.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.kontor.tracking.domain.CarrierMail;
import org.kontor.web.Headers;
import org.kontor.web.NotOnce;
import org.kontor.web.Public;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where carriers push scans. */
@Component(service = CarrierWebhooks.class)
@Resource
@Path("webhooks/carriers/{account}")
@Produces(MediaType.APPLICATION_JSON)
public final class CarrierWebhooks {

    private final CarrierMail mail;

    @Activate
    public CarrierWebhooks(@Reference CarrierMail mail) {
        this.mail = mail;
    }

    @POST
    @Public("carriers have no key of ours; their plugin checks the signature")
    @NotOnce("a scan is known by its id, so that a repeated message changes nothing")
    public Response receive(@PathParam("account") String account, @Context HttpHeaders headers, byte[] body) {
        return Response.ok(mail.receive(account, Headers.lowerCase(headers), body))
                .build();
    }
}
