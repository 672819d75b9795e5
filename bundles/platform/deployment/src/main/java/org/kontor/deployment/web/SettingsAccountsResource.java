package org.kontor.deployment.web;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.kontor.deployment.Configurations;
import org.kontor.deployment.Configurations.Form;
import org.kontor.deployment.settings.Deliveries;
import org.kontor.security.Permission;
import org.kontor.store.Keys;
import org.kontor.values.Require;
import org.kontor.web.Access;
import org.kontor.web.Answers;
import org.kontor.web.Once;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** New accounts of an installed plugin. */
@Component(service = SettingsAccountsResource.class)
@Resource
@Path("plugins/{plugin}/accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class SettingsAccountsResource {

    /** The account of the plugin {@code org.kontor.carrier.acme} with the name {@code main} is {@code carrier.acme-main}. */
    public record NewAccount(String name, Map<String, String> settings) {

        public NewAccount {
            name = Require.text("name", name);
            settings = Collections.unmodifiableMap(new HashMap<>(settings == null ? Map.of() : settings));
        }

        @Override
        public String toString() {
            return "NewAccount[" + name + ", " + settings.keySet() + "]";
        }
    }

    private final Configurations configurations;
    private final Deliveries deliveries;
    private final Once once;

    @Activate
    public SettingsAccountsResource(
            @Reference Configurations configurations, @Reference Deliveries deliveries, @Reference Once once) {
        this.configurations = configurations;
        this.deliveries = deliveries;
        this.once = once;
    }

    @POST
    @Access(Permission.OPERATE)
    @Answers(Form.class)
    public Response create(@PathParam("plugin") String plugin, NewAccount wanted, @Context SecurityContext security) {
        String operator = SettingsResource.operator(security);
        return SettingsRefusal.answering(() -> once.withEffect(
                () -> {
                    configurations.create(plugin, wanted.name(), wanted.settings(), operator);
                    return Keys.fresh();
                },
                any -> deliveries.deliverNow(),
                any -> created(configurations.account(plugin, wanted.name()))));
    }

    private Response created(String account) {
        Form form = configurations.form(account);
        return Response.created(URI.create("providers/" + account + "/configuration"))
                .entity(form)
                .tag(Long.toString(form.revision()))
                .build();
    }
}
