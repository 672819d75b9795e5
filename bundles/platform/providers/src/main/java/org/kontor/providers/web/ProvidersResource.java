package org.kontor.providers.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.kontor.providers.ProviderStatus;
import org.kontor.providers.Providers;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every provider account, present or departed, with breaker, latencies and faults; on one page, for there are few. */
@Component(service = ProvidersResource.class)
@Resource
@Path("providers")
public final class ProvidersResource {

    private final Providers providers;

    @Activate
    public ProvidersResource(@Reference Providers providers) {
        this.providers = providers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Access(Permission.OPERATE)
    public Page<ProviderStatus> list() {
        return new Page<>(providers.status(), "");
    }
}
