package org.kontor.verdicts.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Verdicts;
import org.kontor.security.Permission;
import org.kontor.web.Access;
import org.kontor.web.NotOnce;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks a plugin that is deployed: the version in trial, or else the one that serves. */
@Component(service = CheckResource.class)
@Resource
@Path("plugins/{plugin}/check")
@Produces(MediaType.APPLICATION_JSON)
public final class CheckResource {

    private final Deployments deployments;
    private final Verdicts verdicts;

    @Activate
    public CheckResource(@Reference Deployments deployments, @Reference Verdicts verdicts) {
        this.deployments = deployments;
        this.verdicts = verdicts;
    }

    @POST
    @Access(Permission.OPERATE)
    @NotOnce("a check changes nothing but the verdict, which the latest replaces")
    public VerdictView check(@PathParam("plugin") String plugin) {
        Deployment deployment = deployments.find(plugin);
        Deployment.Version checked = deployment.trial().orElse(deployment.stable());
        return VerdictView.of(verdicts.check(deployment.plugin(), checked.version(), checked.sha256()));
    }
}
