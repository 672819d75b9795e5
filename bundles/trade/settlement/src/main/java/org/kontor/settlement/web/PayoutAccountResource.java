package org.kontor.settlement.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kontor.security.Permission;
import org.kontor.settlement.domain.PayoutAccount;
import org.kontor.settlement.domain.PayoutAccounts;
import org.kontor.settlement.domain.PayoutDesk;
import org.kontor.values.Money;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where the caller's organisation is paid, and how much it can be. */
@Component(service = PayoutAccountResource.class)
@Resource
@Path("payout-account")
@Produces(MediaType.APPLICATION_JSON)
public final class PayoutAccountResource {

    /** A bound instrument of the organisation. */
    public record NewAccount(UUID instrument) {
        public NewAccount {
            Require.present("instrument", instrument);
        }
    }

    /** Which account, from when it is used, and what can be paid into it now. */
    public record AccountView(UUID instrument, Instant boundAt, Instant usableFrom, List<Money> payable) {}

    private final PayoutAccounts accounts;
    private final PayoutDesk payouts;
    private final Once once;

    @Activate
    public PayoutAccountResource(
            @Reference PayoutAccounts accounts, @Reference PayoutDesk payouts, @Reference Once once) {
        this.accounts = accounts;
        this.payouts = payouts;
        this.once = once;
    }

    @GET
    @Access(Permission.READ)
    @Answers(AccountView.class)
    public Response account(@Context SecurityContext security) {
        return view(accounts.account(Calls.caller(security)));
    }

    /** The first is used at once, another only after the waiting period. */
    @POST
    @Access(Permission.PAY)
    @Answers(AccountView.class)
    public Response bind(NewAccount account, @Context SecurityContext security) {
        return once.inOneTransaction(() -> view(accounts.bind(account.instrument(), Calls.caller(security))));
    }

    private Response view(PayoutAccount account) {
        return Response.ok(new AccountView(
                        account.instrument(),
                        account.boundAt(),
                        account.usableFrom(),
                        payouts.payable(account.seller())))
                .build();
    }
}
