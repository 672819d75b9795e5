package org.kontor.payments.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.kontor.payments.Books;
import org.kontor.payments.domain.Inspector;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The books, for operators. */
@Component(service = LedgerResource.class)
@Resource
@Path("ledger")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerResource {

    private final Books books;
    private final Inspector inspector;

    @Activate
    public LedgerResource(@Reference Books books, @Reference Inspector inspector) {
        this.books = books;
        this.inspector = inspector;
    }

    @GET
    @Path("trial-balance")
    @Access(Permission.OPERATE)
    public List<Books.Balance> trialBalance() {
        return books.trialBalance();
    }

    /** Checks now, and shows what was found. */
    @GET
    @Path("invariants")
    @Access(Permission.OPERATE)
    public Inspector.Report invariants() {
        return inspector.inspect();
    }
}
