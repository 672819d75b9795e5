package org.kontor.payments.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.kontor.payments.domain.Inbox;
import org.kontor.payments.domain.ProviderMessage;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What payment providers told us and nothing of ours is known by, for operators. */
@Component(service = MessagesResource.class)
@Resource
@Path("payment-messages")
@Produces(MediaType.APPLICATION_JSON)
public final class MessagesResource {

    private static final int MOST = 100;

    private final Inbox inbox;
    private final Once once;

    @Activate
    public MessagesResource(@Reference Inbox inbox, @Reference Once once) {
        this.inbox = inbox;
        this.once = once;
    }

    /** Those that wait and those that nobody knows, oldest first. */
    @GET
    @Access(Permission.OPERATE)
    public Page<ProviderMessage> open(@QueryParam("limit") @DefaultValue("20") int limit) {
        return new Page<>(inbox.open(Math.max(1, Math.min(limit, MOST))), "");
    }

    /** Seeks again what the message is about. */
    @POST
    @Path("{id}/refresh")
    @Access(Permission.OPERATE)
    @Answers(ProviderMessage.class)
    public Response seekAgain(@PathParam("id") UUID id) {
        return once.inOneTransaction(() -> Response.ok(inbox.seekAgain(id)).build());
    }
}
