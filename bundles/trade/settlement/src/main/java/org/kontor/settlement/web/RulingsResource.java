package org.kontor.settlement.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.kontor.security.Permission;
import org.kontor.settlement.domain.RulingDesk;
import org.kontor.values.Money;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What operators do about a dispute: take it up, and decide it. */
@Component(service = RulingsResource.class)
@Resource
@Path("disputes/{dispute}")
@Produces(MediaType.APPLICATION_JSON)
public final class RulingsResource {

    /** What the buyer gets, and why; the rest of the amount is the seller's. */
    public record Ruling(Money toBuyer, String words) {
        public Ruling {
            Require.present("toBuyer", toBuyer);
            words = Require.text("words", words);
        }
    }

    private final RulingDesk desk;
    private final Once once;

    @Activate
    public RulingsResource(@Reference RulingDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    @POST
    @Path("review")
    @Access(Permission.OPERATE)
    @Answers(DisputeView.class)
    public Response takeUp(@PathParam("dispute") UUID id, @Context SecurityContext security) {
        return once.inOneTransaction(() -> DisputesResource.view(desk.takeUp(id, Calls.caller(security))));
    }

    /** Above the limit the first decision is a proposal; another operator confirms it or begins anew. */
    @POST
    @Path("decision")
    @Access(Permission.OPERATE)
    @Answers(DisputeView.class)
    public Response decide(@PathParam("dispute") UUID id, Ruling ruling, @Context SecurityContext security) {
        return once.inOneTransaction(
                () -> DisputesResource.view(desk.decide(id, ruling.toBuyer(), ruling.words(), Calls.caller(security))));
    }
}
