package org.kontor.payments.web;

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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.kontor.payments.domain.BookedEntry;
import org.kontor.payments.domain.SuspenseDesk;
import org.kontor.security.Permission;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What banks have booked, for operators: above all the money that nobody knows the payment of. */
@Component(service = BankEntriesResource.class)
@Resource
@Path("bank-entries")
@Produces(MediaType.APPLICATION_JSON)
public final class BankEntriesResource {

    /** Which payment the money is for. */
    public record Allocation(UUID payment) {
        public Allocation {
            Require.present("payment", payment);
        }
    }

    /** Why an operator says so. */
    public record Word(String reason) {
        public Word {
            reason = Require.text("reason", reason);
        }
    }

    private static final int MOST = 100;

    private final SuspenseDesk desk;
    private final Once once;

    @Activate
    public BankEntriesResource(@Reference SuspenseDesk desk, @Reference Once once) {
        this.desk = desk;
        this.once = once;
    }

    /** Oldest first; {@code thirdParty} for those whose sender is not the buyer, whatever their state. */
    @GET
    @Access(Permission.OPERATE)
    public Page<BookedEntry> list(
            @QueryParam("state") @DefaultValue("SUSPENSE") String state,
            @QueryParam("thirdParty") boolean thirdParty,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        int most = Math.max(1, Math.min(limit, MOST));
        List<BookedEntry> entries = thirdParty ? desk.thirdParties(most) : desk.in(state(state), most);
        return new Page<>(entries, "");
    }

    @GET
    @Path("{id}")
    @Access(Permission.OPERATE)
    public BookedEntry show(@PathParam("id") UUID id) {
        return desk.find(id);
    }

    @POST
    @Path("{id}/allocation")
    @Access(Permission.OPERATE)
    @Answers(BookedEntry.class)
    public Response allocate(@PathParam("id") UUID id, Allocation to, @Context SecurityContext security) {
        Require.present("allocation", to);
        return once(() -> desk.allocate(id, to.payment(), operator(security)));
    }

    /** The operator has sent the money back at the bank; this says so to the books. */
    @POST
    @Path("{id}/return")
    @Access(Permission.OPERATE)
    @Answers(BookedEntry.class)
    public Response sentBack(@PathParam("id") UUID id, Word why, @Context SecurityContext security) {
        Require.present("why", why);
        return once(() -> desk.sentBack(id, why.reason(), operator(security)));
    }

    /** The operator has looked at a sender who is not the buyer. */
    @POST
    @Path("{id}/sender-check")
    @Access(Permission.OPERATE)
    @Answers(BookedEntry.class)
    public Response lookedAt(@PathParam("id") UUID id, Word why, @Context SecurityContext security) {
        Require.present("why", why);
        return once(() -> desk.lookedAt(id, why.reason(), operator(security)));
    }

    private Response once(Supplier<BookedEntry> decision) {
        return once.inOneTransaction(() -> Response.ok(decision.get()).build());
    }

    private static BookedEntry.State state(String name) {
        try {
            return BookedEntry.State.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(
                    "state", "must be one of " + List.of(BookedEntry.State.values()), "leave it out for SUSPENSE");
        }
    }

    private static String operator(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
