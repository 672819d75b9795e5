package org.kontor.accounts.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import java.util.UUID;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Component;

/** Who the caller is to us. */
@Component(service = MeResource.class)
@Resource
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {

    /** The caller and what they may do. */
    public record Me(UUID organisation, UUID member, String name, Set<Permission> permissions) {}

    @GET
    @Access({Permission.READ, Permission.TRADE, Permission.PAY, Permission.MANAGE, Permission.OPERATE})
    public Me me(@Context SecurityContext security) {
        Caller caller = Calls.caller(security);
        return new Me(caller.organisation(), caller.member(), caller.name(), caller.permissions());
    }
}
