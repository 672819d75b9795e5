package org.kontor.payments.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.kontor.payment.PaymentPush;
import org.kontor.payments.domain.PaymentMail;
import org.kontor.web.Headers;
import org.kontor.web.NotOnce;
import org.kontor.web.Public;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where payment providers tell of changes; each gets the answer that it wants, once everything is kept. */
@Component(service = PaymentWebhooks.class)
@Resource
@Path("webhooks/payments/{account}")
public final class PaymentWebhooks {

    private final PaymentMail mail;

    @Activate
    public PaymentWebhooks(@Reference PaymentMail mail) {
        this.mail = mail;
    }

    @POST
    @Public("payment providers have no key of ours; their plugin checks the signature")
    @NotOnce("an event is kept once by its id, and only makes us ask the provider")
    public Response receive(@PathParam("account") String account, @Context HttpHeaders headers, byte[] body) {
        PaymentPush.Message message =
                mail.receive(account, Headers.lowerCase(headers), body == null ? new byte[0] : body);
        return Response.ok(message.acknowledgement().getBytes(StandardCharsets.UTF_8), message.mediaType())
                .build();
    }
}
