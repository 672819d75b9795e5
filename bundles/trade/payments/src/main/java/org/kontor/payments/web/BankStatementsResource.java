package org.kontor.payments.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.kontor.payments.domain.StatementDesk;
import org.kontor.payments.domain.StatementReport;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.LongBody;
import org.kontor.web.NotOnce;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where operators bring a bank's files; {@code account} is the provider account whose plugin reads them. */
@Component(service = BankStatementsResource.class)
@Resource
@Path("bank-statements/{account}")
@Produces(MediaType.APPLICATION_JSON)
public final class BankStatementsResource {

    private final StatementDesk desk;

    @Activate
    public BankStatementsResource(@Reference StatementDesk desk) {
        this.desk = desk;
    }

    /** Answers when every entry is kept. */
    @POST
    @Access(Permission.OPERATE)
    @NotOnce("an entry is kept once by the bank's id, whatever file it comes in")
    @LongBody(type = MediaType.APPLICATION_OCTET_STREAM, mebibytes = StatementDesk.MOST_MEBIBYTES)
    public StatementReport take(
            @PathParam("account") String account,
            @QueryParam("name") @DefaultValue("statement") String name,
            byte[] file) {
        return desk.take(account, name, file == null ? new byte[0] : file);
    }
}
