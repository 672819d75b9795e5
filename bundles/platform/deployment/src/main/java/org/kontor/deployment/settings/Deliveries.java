package org.kontor.deployment.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kontor.deployment.store.SettingsAccountStore.Account;
import org.kontor.deployment.store.SettingsRevisionStore.Revision;
import org.kontor.deployment.store.SettingsTables;
import org.kontor.store.Transactions;
import org.kontor.web.HealthSource;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Configuration Admin of this node agree with the store: at the start, after every change made here, and every two
 * seconds for those made on other nodes. An account that has a file belongs to the file; one whose secrets cannot be
 * opened waits.
 */
@Component(
        service = {Deliveries.class, HealthSource.class, ConfigurationListener.class},
        immediate = true)
public final class Deliveries implements HealthSource, ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final long PAUSE_SECONDS = 2;

    private final Transactions transactions;
    private final SettingsTables tables;
    private final LiveSettings live;
    private final OperatorKey key;
    private final Rotation rotation;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "kontor-settings"));
    private Optional<String> sealing = Optional.empty();
    private volatile Standing standing = new Standing();
    private volatile boolean failing;

    /** {@code opener} is here before anything sealed is delivered. */
    @Activate
    public Deliveries(
            @Reference ConfigurationAdmin admin,
            @Reference Transactions transactions,
            @Reference SettingsTables tables,
            @Reference OperatorKey key,
            @Reference SecretOpener opener) {
        this.transactions = transactions;
        this.tables = tables;
        this.live = new LiveSettings(admin);
        this.key = key;
        this.rotation = new Rotation(transactions, tables, new Vault(key));
    }

    @Activate
    void start() {
        thread.scheduleWithFixedDelay(this::deliverNow, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() {
        thread.shutdown();
    }

    /** Returns when every account of this node has the settings that are in force; outside any transaction. */
    synchronized void bringUpToDate() {
        care();
        Standing found = new Standing();
        List<Account> stored = transactions.call(() -> tables.accounts().all());
        stored.forEach(account -> deliver(account, found));
        live.delivered().stream()
                .filter(delivered ->
                        stored.stream().noneMatch(account -> pid(account).equals(delivered.getPid())))
                .forEach(SecretOpener::withhold);
        announce(found);
    }

    /** A file that is deleted leaves its account to the store at once. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED && event.getFactoryPid() != null && !thread.isShutdown()) {
            thread.execute(this::deliverNow);
        }
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Optional<String> problem() {
        return standing.problem(key.problem());
    }

    @Override
    public Optional<String> warning() {
        return standing.warning(key.problem());
    }

    /** Brings up to date, or has the next round do it; the first failure of many is told, for the database may be away. */
    public void deliverNow() {
        try {
            bringUpToDate();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("the settings of accounts cannot be brought up to date now; tried again", e);
            }
            failing = true;
        }
    }

    /** Makes the first key, and seals anew what an older one has sealed. */
    private void care() {
        if (key.ring().current().isEmpty() && !rotation.isAnythingSealed()) {
            key.makeUnlessThere();
        }
        KeyRing ring = key.ring();
        if (!ring.current().equals(sealing) && ring.current().isPresent()) {
            int rows = rotation.sealAnew(ring);
            if (rows > 0) {
                LOG.info("everything is sealed anew with the first key in etc/operator.key; older ones may go");
            }
        }
        sealing = ring.current();
    }

    private void deliver(Account account, Standing found) {
        Optional<Configuration> present = live.find(pid(account));
        Optional<Path> file = present.flatMap(LiveSettings::file);
        boolean locked = !account.sealedBy().isEmpty() && !key.ring().opens(account.sealedBy());
        if (file.isPresent()) {
            file.filter(path -> !account.gone()).ifPresent(path -> found.hasFile(account.account(), path));
        } else if (account.gone() || locked) {
            present.filter(Deliveries::isOurs).ifPresent(SecretOpener::withhold);
        } else if (present.filter(delivered -> isAt(account, delivered)).isEmpty()) {
            update(account);
        }
        if (file.isEmpty() && locked && !account.gone()) {
            found.waits(account.account());
        }
    }

    private void update(Account account) {
        Revision revision = transactions.call(
                () -> tables.revisions().find(account.revisionId()).orElseThrow());
        try {
            live.factory(account.pid(), account.name())
                    .updateIfDifferent(Delivery.dictionary(revision.content(), revision.id()));
            LOG.info("{} has revision {} of its settings", account.account(), account.revision());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void announce(Standing found) {
        Optional<String> before = problem();
        Optional<String> warnedBefore = warning();
        standing = found;
        problem().filter(now -> !before.equals(Optional.of(now))).ifPresent(LOG::error);
        warning().filter(now -> !warnedBefore.equals(Optional.of(now))).ifPresent(LOG::warn);
    }

    private static boolean isOurs(Configuration present) {
        return Marker.isOn(present.getProperties());
    }

    private static boolean isAt(Account account, Configuration delivered) {
        return isOurs(delivered)
                && Marker.of(account.revisionId(), account.sealedBy())
                        .equals(delivered.getProperties().get(Marker.KEY));
    }

    private static String pid(Account account) {
        return account.pid() + "~" + account.name();
    }
}
