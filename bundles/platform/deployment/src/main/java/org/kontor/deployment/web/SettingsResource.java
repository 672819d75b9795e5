package org.kontor.deployment.web;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.kontor.deployment.Configurations;
import org.kontor.deployment.Configurations.Form;
import org.kontor.deployment.Configurations.Problem;
import org.kontor.deployment.Configurations.Revision;
import org.kontor.deployment.settings.Deliveries;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.NotOnce;
import org.kontor.web.Once;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The settings of one provider account; what a secret is, nobody is told. */
@Component(service = SettingsResource.class)
@Resource
@Path("providers/{account}/configuration")
@Produces(MediaType.APPLICATION_JSON)
public final class SettingsResource {

    /** {@code good} when nothing speaks against the settings that were tried. */
    public record Trial(boolean good, List<Problem> problems) {}

    private final Configurations configurations;
    private final Deliveries deliveries;
    private final Once once;

    @Activate
    public SettingsResource(
            @Reference Configurations configurations, @Reference Deliveries deliveries, @Reference Once once) {
        this.configurations = configurations;
        this.deliveries = deliveries;
        this.once = once;
    }

    @GET
    @Access(Permission.OPERATE)
    @Answers(Form.class)
    public Response form(@PathParam("account") String account) {
        return view(configurations.form(account));
    }

    /** Changes the settings that are named. If-Match is the revision that was read, or * for whatever it is now. */
    @PUT
    @Access(Permission.OPERATE)
    @Answers(Form.class)
    public Response put(
            @PathParam("account") String account,
            SettingsWanted wanted,
            @HeaderParam("If-Match") String ifMatch,
            @Context SecurityContext security) {
        Optional<Long> revision = revision(ifMatch);
        return SettingsRefusal.answering(
                () -> view(configurations.put(account, revision, wanted.settings(), operator(security))));
    }

    /** The account goes as soon as its running calls have ended. */
    @DELETE
    @Access(Permission.OPERATE)
    public void delete(@PathParam("account") String account, @Context SecurityContext security) {
        configurations.delete(account, operator(security));
    }

    @GET
    @Path("history")
    @Access(Permission.OPERATE)
    public Page<Revision> history(@PathParam("account") String account) {
        return new Page<>(configurations.history(account), "");
    }

    @POST
    @Path("undo")
    @Access(Permission.OPERATE)
    @Answers(Form.class)
    public Response undo(@PathParam("account") String account, @Context SecurityContext security) {
        return once.withEffect(
                () -> {
                    configurations.undo(account, operator(security));
                    return Keys.fresh();
                },
                any -> deliveries.deliverNow(),
                any -> view(configurations.form(account)));
    }

    @POST
    @Path("check")
    @Access(Permission.OPERATE)
    @NotOnce("it keeps nothing")
    public Trial check(@PathParam("account") String account, SettingsWanted wanted) {
        List<Problem> problems = configurations.check(account, wanted.settings());
        return new Trial(problems.isEmpty(), problems);
    }

    static Response view(Form form) {
        return Response.ok(form).tag(Long.toString(form.revision())).build();
    }

    static String operator(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    private static Optional<Long> revision(String ifMatch) {
        String tag = Require.optional(ifMatch).replace("\"", "");
        if (tag.equals("*")) {
            return Optional.empty();
        }
        if (!tag.matches("\\d{1,18}")) {
            throw new InvalidValueException(
                    "If-Match", "must be the ETag you read, or *", "read the configuration and send its ETag");
        }
        return Optional.of(Long.parseLong(tag));
    }
}
