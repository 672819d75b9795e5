package org.kontor.payments.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.kontor.payments.Books;
import org.kontor.payments.Books.Balance;
import org.kontor.payments.Books.Period;
import org.kontor.payments.Books.Statement;
import org.kontor.payments.Inspection;
import org.kontor.payments.domain.Chart;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The books, for operators; a seller sees the statement of what it is owed. */
@Component(service = LedgerResource.class)
@Resource
@Path("ledger")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerResource {

    private final Books books;
    private final Inspection inspection;
    private final Clock clock;

    @Activate
    public LedgerResource(@Reference Books books, @Reference Inspection inspection, @Reference Clock clock) {
        this.books = books;
        this.inspection = inspection;
        this.clock = clock;
    }

    /** Now, or as it was at an instant. */
    @GET
    @Path("trial-balance")
    @Access(Permission.OPERATE)
    public List<Balance> trialBalance(@QueryParam("at") @DefaultValue("") String at) {
        return books.trialBalance(instant("at", at, clock.instant()));
    }

    /** From the beginning until now unless it says otherwise. */
    @GET
    @Path("statements/{account}")
    @Access(Permission.READ)
    public Statement statement(
            @PathParam("account") String account,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("until") @DefaultValue("") String until,
            @Context SecurityContext security) {
        if (!visible(account, (Caller) security.getUserPrincipal())) {
            throw TradeRuleException.notFound("account");
        }
        return books.statement(account, period(from, until));
    }

    /** Checks everything now, and shows what was found. */
    @GET
    @Path("invariants")
    @Access(Permission.OPERATE)
    public Inspection.Report invariants() {
        return inspection.inspect();
    }

    private static boolean visible(String account, Caller viewer) {
        String own = Chart.SELLER_PAYABLE.prefix() + viewer.organisation() + ":";
        return viewer.isOperator() ? Chart.find(account).isPresent() : account.startsWith(own);
    }

    private Period period(String from, String until) {
        Instant begin = instant("from", from, Instant.EPOCH);
        Instant end = instant("until", until, clock.instant());
        if (end.isBefore(begin)) {
            throw TradeRuleException.invalid("period", "until", "The period ends before it begins", "give a later end");
        }
        return new Period(begin, end);
    }

    private static Instant instant(String field, String text, Instant otherwise) {
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeException e) {
            throw TradeRuleException.invalid(
                    "instant", field, "'" + text + "' is no instant", "write it like 2026-11-25T09:00:00Z");
        }
    }
}
