package org.kontor.payments.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payments.domain.BookedEntry;
import org.kontor.payments.domain.EntryWord;
import org.kontor.payments.domain.EntryWord.Settlement;
import org.kontor.payments.domain.EntryWord.Way;
import org.kontor.payments.domain.ExplainingDesk;
import org.kontor.payments.domain.ReturnDesk;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What operators decide of a bank's entry, above a limit two of them: 202 while another must say the same. */
@Component(service = EntryDecisionsResource.class)
@Resource
@Path("bank-entries/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class EntryDecisionsResource {

    /**
     * What a debit is: FEE, OWN_TRANSFER, or PAYMENT with the payment. Or PROVIDER_SETTLEMENT for a credit in suspense,
     * with the provider's account that sent it and the fee that it kept.
     */
    public record Explanation(
            Way as, Optional<UUID> payment, Optional<String> provider, Optional<String> fee, String reason) {

        public Explanation {
            provider = provider == null ? Optional.empty() : provider;
            fee = fee == null ? Optional.empty() : fee;
        }

        EntryWord word() {
            Optional<Settlement> settlement = provider.isPresent() || fee.isPresent()
                    ? Optional.of(Settlement.of(provider.orElse(""), fee.orElse("")))
                    : Optional.empty();
            return new EntryWord(as, payment, settlement, reason);
        }
    }

    /** Why the money is sent back. */
    public record Why(String reason) {
        EntryWord word() {
            return new EntryWord(Way.SEND_BACK, Optional.empty(), reason);
        }
    }

    private final ExplainingDesk explaining;
    private final ReturnDesk returns;
    private final Once once;

    @Activate
    public EntryDecisionsResource(
            @Reference ExplainingDesk explaining, @Reference ReturnDesk returns, @Reference Once once) {
        this.explaining = explaining;
        this.returns = returns;
        this.once = once;
    }

    @POST
    @Path("explanation")
    @Access(Permission.OPERATE)
    @Answers(BookedEntry.class)
    public Response explain(@PathParam("id") UUID id, Explanation what, @Context SecurityContext security) {
        EntryWord word = Require.present("explanation", what).word();
        return once.inOneTransaction(() -> {
            explaining.explain(id, word, caller(security));
            return answer(id);
        });
    }

    /**
     * Sends money in suspense back to the account that it came from; 202 also while the bank has not said how that
     * ended.
     */
    @POST
    @Path("sending-back")
    @Access(Permission.OPERATE)
    @Answers(BookedEntry.class)
    public Response sendBack(@PathParam("id") UUID id, Why why, @Context SecurityContext security) {
        EntryWord word = Require.present("why", why).word();
        return once.withEffect(() -> returns.begin(id, word, caller(security)), returns::carryOut, this::answer);
    }

    private Response answer(UUID id) {
        ReturnDesk.Standing standing = returns.standing(id);
        return Response.status(standing.undecided() ? 202 : 200)
                .entity(standing.entry())
                .build();
    }

    private static Caller caller(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
