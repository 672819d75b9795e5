package org.kontor.verdicts.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Verdicts;
import org.kontor.security.Permission;
import org.kontor.verdicts.InstalledJars;
import org.kontor.web.Access;
import org.kontor.web.Resource;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The latest verdict on a plugin that is deployed: on the version in trial, or else on the one that serves. */
@Component(service = VerdictResource.class)
@Resource
@Path("plugins/{plugin}/verdict")
@Produces(MediaType.APPLICATION_JSON)
public final class VerdictResource {

    private final Deployments deployments;
    private final InstalledJars jars;
    private final Verdicts verdicts;

    @Activate
    public VerdictResource(
            @Reference Deployments deployments, @Reference InstalledJars jars, @Reference Verdicts verdicts) {
        this.deployments = deployments;
        this.jars = jars;
        this.verdicts = verdicts;
    }

    @GET
    @Access(Permission.OPERATE)
    public VerdictView latest(@PathParam("plugin") String plugin) {
        Deployment deployment = deployments.find(plugin);
        Deployment.Version asked = deployment.trial().orElse(deployment.stable());
        return verdicts.of(jars.sha256(deployment.plugin(), asked.version(), asked.sha256()))
                .map(VerdictView::of)
                .orElseThrow(() -> TradeRuleException.notFound("verdict yet; POST to check makes one"));
    }
}
