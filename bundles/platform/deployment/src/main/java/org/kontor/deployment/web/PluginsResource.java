package org.kontor.deployment.web;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kontor.deployment.Deployment;
import org.kontor.deployment.Deployments;
import org.kontor.deployment.Entry;
import org.kontor.deployment.Node;
import org.kontor.deployment.Plan;
import org.kontor.providers.Switchboard;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.LongBody;
import org.kontor.web.NotOnce;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plugins: planned, installed, tried, taken back and removed while trades go on. */
@Component(service = PluginsResource.class)
@Resource
@Path("plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginsResource {

    private static final String JAR = "application/java-archive";
    private static final int MOST_MEBIBYTES = 32;

    private final Deployments deployments;
    private final Switchboard switchboard;
    private final Once once;

    @Activate
    public PluginsResource(
            @Reference Deployments deployments, @Reference Switchboard switchboard, @Reference Once once) {
        this.deployments = deployments;
        this.switchboard = switchboard;
        this.once = once;
    }

    @GET
    @Access(Permission.OPERATE)
    public Page<PluginView> list() {
        List<Node> nodes = deployments.nodes();
        return new Page<>(
                deployments.list().stream()
                        .map(one -> PluginView.of(one, switchboard.comparison(one.plugin()), nodes))
                        .toList(),
                "");
    }

    @GET
    @Path("{plugin}")
    @Access(Permission.OPERATE)
    public PluginView show(@PathParam("plugin") String plugin) {
        return view(deployments.find(plugin));
    }

    @GET
    @Path("{plugin}/history")
    @Access(Permission.OPERATE)
    public Page<Entry> history(@PathParam("plugin") String plugin) {
        deployments.find(plugin);
        return new Page<>(deployments.history(plugin), "");
    }

    @POST
    @Path("plans")
    @Access(Permission.OPERATE)
    @NotOnce("it changes nothing")
    @LongBody(type = JAR, mebibytes = MOST_MEBIBYTES)
    public Plan plan(byte[] jar, @QueryParam("trial") String trial, @QueryParam("percent") Integer percent) {
        return JarUpload.with(
                jar, file -> deployments.plan(file, JarUpload.terms(deployments, file, trial, percent, false)));
    }

    @POST
    @Access(Permission.OPERATE)
    @LongBody(type = JAR, mebibytes = MOST_MEBIBYTES)
    @Answers(PluginView.class)
    public Response install(
            byte[] jar,
            @QueryParam("trial") String trial,
            @QueryParam("percent") Integer percent,
            @QueryParam("force") boolean force,
            @Context SecurityContext security) {
        return done(
                () -> JarUpload.with(
                        jar,
                        file -> deployments.install(
                                file, JarUpload.terms(deployments, file, trial, percent, force), operator(security))),
                installed -> Response.created(URI.create("/api/v1/plugins/" + installed.plugin())));
    }

    @POST
    @Path("{plugin}/promotion")
    @Access(Permission.OPERATE)
    @Answers(PluginView.class)
    public Response promote(@PathParam("plugin") String plugin, @Context SecurityContext security) {
        return done(() -> deployments.promote(plugin, operator(security)), promoted -> Response.ok());
    }

    @POST
    @Path("{plugin}/return")
    @Access(Permission.OPERATE)
    @Answers(PluginView.class)
    public Response sendBack(@PathParam("plugin") String plugin, @Context SecurityContext security) {
        return done(
                () -> deployments.sendBack(plugin, operator(security), "an operator's decision"),
                returned -> Response.ok());
    }

    @POST
    @Path("{plugin}/rollback")
    @Access(Permission.OPERATE)
    @Answers(PluginView.class)
    public Response rollBack(@PathParam("plugin") String plugin, @Context SecurityContext security) {
        return done(() -> deployments.rollBack(plugin, operator(security)), restored -> Response.ok());
    }

    @DELETE
    @Path("{plugin}")
    @Access(Permission.OPERATE)
    public PluginView remove(@PathParam("plugin") String plugin, @Context SecurityContext security) {
        return view(deployments.remove(plugin, operator(security)));
    }

    /** Bundles change outside of any transaction; when this was done before, it is refused or changes nothing. */
    private Response done(Supplier<Deployment> act, Function<Deployment, Response.ResponseBuilder> answer) {
        AtomicReference<Deployment> result = new AtomicReference<>();
        return once.withEffect(Keys::fresh, id -> result.set(act.get()), id -> answer.apply(result.get())
                .entity(view(result.get()))
                .build());
    }

    private PluginView view(Deployment deployment) {
        return PluginView.of(deployment, switchboard.comparison(deployment.plugin()), deployments.nodes());
    }

    private static String operator(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
