package org.kontor.outbound.plugin;

import org.kontor.outbound.client.AllowedHosts;
import org.kontor.outbound.client.GuardedClient;
import org.kontor.outbound.journal.Journal;
import org.kontor.outbound.terms.Terms;
import org.kontor.toolkit.http.Answer;
import org.kontor.toolkit.http.Http;
import org.kontor.toolkit.http.Request;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client of one plugin's bundle, with the hosts of its manifest; comes and goes with the bundle's use of it. */
@Component(service = Http.class, scope = ServiceScope.BUNDLE)
public final class PluginHttp implements Http {

    private static final Logger LOG = LoggerFactory.getLogger(PluginHttp.class);
    private static final String HEADER = "Kontor-Hosts";

    private final Bundle plugin;
    private final Journal journal;
    private final GuardedClient client;

    @Activate
    public PluginHttp(
            ComponentContext context, @Reference Terms terms, @Reference Journal journal, @Reference Traffic traffic) {
        this.plugin = context.getUsingBundle();
        this.journal = journal;
        String name = plugin.getSymbolicName();
        this.client = new GuardedClient(name, allowed(plugin), terms::limits, terms::errand, exchanged -> {
            traffic.count(name, exchanged);
            journal.takeDown(exchanged, plugin);
        });
    }

    @Deactivate
    void close() {
        client.close();
        journal.forget(plugin);
    }

    @Override
    public Answer send(Request request) {
        return client.send(request);
    }

    private static AllowedHosts allowed(Bundle plugin) {
        String header = plugin.getHeaders("").get(HEADER);
        if (header == null) {
            return AllowedHosts.none();
        }
        try {
            return AllowedHosts.parse(header);
        } catch (IllegalArgumentException e) {
            LOG.error("{} {} reaches no host: {}", plugin.getSymbolicName(), plugin.getVersion(), e.getMessage());
            return AllowedHosts.none();
        }
    }
}
