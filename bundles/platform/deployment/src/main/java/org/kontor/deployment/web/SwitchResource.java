package org.kontor.deployment.web;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.kontor.deployment.Deployments;
import org.kontor.security.Permission;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The kill switch of a provider account. */
@Component(service = SwitchResource.class)
@Resource
@Path("providers/{account}/switch")
@Produces(MediaType.APPLICATION_JSON)
public final class SwitchResource {

    /** Whether calls reach the account, and why not; switching on needs no reason. */
    public record Setting(boolean on, String reason) {

        public Setting {
            reason = on ? "" : Require.text("reason", reason);
        }
    }

    private final Deployments deployments;

    @Activate
    public SwitchResource(@Reference Deployments deployments) {
        this.deployments = deployments;
    }

    @PUT
    @Access(Permission.OPERATE)
    public Setting set(@PathParam("account") String account, Setting setting, @Context SecurityContext security) {
        String operator = security.getUserPrincipal().getName();
        if (setting.on()) {
            deployments.switchOn(account, operator);
        } else {
            deployments.switchOff(account, setting.reason(), operator);
        }
        return setting;
    }
}
