package org.kontor.verification.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kontor.toolkit.Journal;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One sandbox verification account; its cases are in its file. */
@Component(
        service = Verifier.class,
        configurationPid = "org.kontor.verification.sandbox",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.class, factory = true)
public final class SandboxVerifier implements Verifier {

    private final Journal journal;
    private final Settings.Trouble trouble;
    private final Clock clock;

    @Activate
    public SandboxVerifier(Settings settings, @Reference Clock clock) {
        this.journal = Journal.at(settings.journal(), settings.service_pid());
        this.trouble = settings.fault();
        this.clock = clock;
    }

    @Deactivate
    void close() {
        journal.close();
    }

    @Override
    public Finding begin(Subject subject, IdempotencyKey key) {
        reach();
        AtomicBoolean first = new AtomicBoolean();
        Finding finding = Cases.read(journal.remember("case:" + key.value(), () -> {
            first.set(true);
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return Cases.write(Judgement.of(subject, "case_" + key.value(), today));
        }));
        if (first.get() && trouble == Settings.Trouble.IN_DOUBT) {
            throw new ProviderException(Fault.IN_DOUBT, "the sandbox opened the case but its answer is lost");
        }
        return finding;
    }

    @Override
    public Optional<Finding> find(IdempotencyKey key) {
        reach();
        return journal.find("case:" + key.value()).map(Cases::read);
    }

    private void reach() {
        switch (trouble) {
            case UNAVAILABLE -> throw new ProviderException(Fault.UNAVAILABLE, "the sandbox is down");
            case MISCONFIGURED -> throw new ProviderException(Fault.MISCONFIGURED, "the sandbox rejects our settings");
            case UNINTELLIGIBLE -> throw new ProviderException(Fault.UNINTELLIGIBLE, "the sandbox mumbles");
            default -> {}
        }
    }
}
