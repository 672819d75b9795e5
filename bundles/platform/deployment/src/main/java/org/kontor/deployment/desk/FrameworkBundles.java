package org.kontor.deployment.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles of the OSGi framework that we run in. */
@Component(service = Bundles.class, configurationPid = "org.kontor.deployment")
public final class FrameworkBundles implements Bundles {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkBundles.class);
    private static final String OURS = "kontor:";

    private record Known(long modified, PluginDescriptor descriptor) {}

    private final BundleContext context;
    private final PluginAccounts accounts;
    private final Patience patience;
    private final Contents contents;
    private final ConcurrentMap<Long, Known> known = new ConcurrentHashMap<>();
    private final Set<Long> leaving = ConcurrentHashMap.newKeySet();

    @Activate
    public FrameworkBundles(BundleContext context, @Reference PluginAccounts accounts, Settings settings) {
        this(context, accounts, Patience.of(settings));
    }

    FrameworkBundles(BundleContext context, PluginAccounts accounts, Patience patience) {
        this.context = context;
        this.accounts = accounts;
        this.patience = patience;
        this.contents = new Contents(context.getDataFile("contents.properties").toPath(), context.getBundles());
    }

    @Override
    public List<Here> all() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> !leaving.contains(bundle.getBundleId()))
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .filter(bundle -> descriptor(bundle).isPlugin())
                .map(this::here)
                .toList();
    }

    @Override
    public Here install(String plugin, Build build, byte[] jar) {
        String location = OURS + plugin + "/" + build.version() + "/" + build.sha256();
        if (context.getBundle(location) != null) {
            throw new BundleTroubleException(plugin + " " + build.version() + " is still stopping; repeat it shortly");
        }
        try {
            Bundle bundle = context.installBundle(location, new ByteArrayInputStream(jar));
            return filled(bundle, build);
        } catch (BundleException e) {
            throw new BundleTroubleException(
                    plugin + " " + build.version() + " cannot be installed: " + e.getMessage(), e);
        }
    }

    @Override
    public Here update(Here here, Build build, byte[] jar) {
        Bundle bundle = bundle(here);
        contents.forget(bundle);
        Bounded.run(
                "updating " + here.plugin() + " " + here.version(),
                patience.stop().plus(patience.start()),
                () -> {
                    bundle.stop(Bundle.STOP_TRANSIENT);
                    bundle.update(new ByteArrayInputStream(jar));
                });
        return build.isKept() ? filled(bundle, build) : here(bundle);
    }

    @Override
    public void start(Here here) {
        Bundle bundle = bundle(here);
        Bounded.run(
                "starting " + here.plugin() + " " + here.version(),
                patience.start(),
                () -> bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY));
    }

    @Override
    public boolean awaitAccounts(Here here, Predicate<Set<String>> suffices, Duration patience) {
        return accounts.await(() -> suffices.test(accounts.serving(bundle(here))), patience);
    }

    @Override
    public Set<String> serving(Here here) {
        return accounts.serving(bundle(here));
    }

    @Override
    public Set<String> configured(Here here) {
        return accounts.configured(pids(here));
    }

    @Override
    public Set<String> pids(Here here) {
        return descriptor(bundle(here)).pids();
    }

    @Override
    public boolean awaitRehearsal(Here here, String account, Duration patience) {
        return accounts.await(() -> accounts.rehearsing(bundle(here)).contains(account), patience);
    }

    @Override
    public String trouble(Here here) {
        return accounts.trouble(bundle(here));
    }

    @Override
    public void retire(Here here) {
        Bundle bundle = context.getBundle(here.id());
        if (bundle == null) {
            return;
        }
        if (here.ours()) {
            leaving.add(here.id());
        }
        try {
            Bounded.run("stopping " + here.plugin() + " " + here.version(), patience.stop(), () -> {
                bundle.stop();
                // Whoever lost patience interrupted the plugin's code, not what is left to do.
                Thread.interrupted();
                if (here.ours()) {
                    uninstall(bundle);
                }
            });
        } catch (BundleTroubleException e) {
            LOG.error("{}; it goes when it can", e.getMessage());
        }
    }

    @Override
    public byte[] jar(Here here) throws IOException {
        try (InputStream in = new URL(bundle(here).getLocation()).openStream()) {
            return in.readAllBytes();
        }
    }

    private void uninstall(Bundle bundle) throws BundleException {
        bundle.uninstall();
        contents.forget(bundle);
        known.remove(bundle.getBundleId());
        leaving.remove(bundle.getBundleId());
    }

    private Here filled(Bundle bundle, Build build) {
        contents.filled(bundle, build.sha256());
        return here(bundle);
    }

    private Here here(Bundle bundle) {
        return new Here(
                bundle.getBundleId(),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                contents.sha256(bundle),
                bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING,
                bundle.getLocation().startsWith(OURS));
    }

    private PluginDescriptor descriptor(Bundle bundle) {
        Known cached = known.get(bundle.getBundleId());
        if (cached != null && cached.modified() == bundle.getLastModified()) {
            return cached.descriptor();
        }
        try {
            PluginDescriptor read = PluginDescriptor.of(bundle);
            known.put(bundle.getBundleId(), new Known(bundle.getLastModified(), read));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            if (bundle.getState() == Bundle.UNINSTALLED) {
                // It went while it was looked at.
                return new PluginDescriptor(Set.of(), Set.of());
            }
            throw e;
        }
    }

    private Bundle bundle(Here here) {
        return Optional.ofNullable(context.getBundle(here.id()))
                .orElseThrow(() -> new BundleTroubleException(here.plugin() + " " + here.version() + " is gone"));
    }
}
