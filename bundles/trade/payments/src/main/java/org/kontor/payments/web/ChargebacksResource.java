package org.kontor.payments.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.kontor.payments.domain.ChargebackCase;
import org.kontor.payments.domain.ChargebackDesk;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Payers' disputes with their own banks, for operators: what evidence is due until when is given at the provider. */
@Component(service = ChargebacksResource.class)
@Resource
@Path("chargebacks")
@Produces(MediaType.APPLICATION_JSON)
public final class ChargebacksResource {

    private final ChargebackDesk chargebacks;

    @Activate
    public ChargebacksResource(@Reference ChargebackDesk chargebacks) {
        this.chargebacks = chargebacks;
    }

    /** Those that are not decided, oldest first. */
    @GET
    @Access(Permission.OPERATE)
    public List<ChargebackCase> open() {
        return chargebacks.open();
    }
}
