package org.kontor.conformance;

import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.kontor.conformance.VerificationKit.World;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** A verifier that keeps every rule, and finds whatever the subject's name says; a mutant overrides one method. */
class MemoryVerifier implements Verifier {

    /** What the provider remembers, whichever instance asks. */
    static final class Books {
        final Map<String, Finding> findings = new ConcurrentHashMap<>();
        final AtomicInteger opened = new AtomicInteger();
    }

    final World world;
    final Books books;

    MemoryVerifier(World world, Books books) {
        this.world = world;
        this.books = books;
    }

    @Override
    public Finding begin(Subject subject, IdempotencyKey key) {
        suffer();
        boolean first = !books.findings.containsKey(key.value());
        Finding finding = once(key, () -> open(subject.legalName()));
        if (first && world == World.ANSWER_LOST) {
            throw failure(lostAnswer());
        }
        return finding;
    }

    @Override
    public Optional<Finding> find(IdempotencyKey key) {
        suffer();
        return Optional.ofNullable(books.findings.get(key.value()));
    }

    /** What opens one case for a key, also when it comes many times at once. */
    Finding once(IdempotencyKey key, Supplier<Finding> opening) {
        return books.findings.computeIfAbsent(key.value(), absent -> opening.get());
    }

    final Finding open(String name) {
        int number = books.opened.incrementAndGet();
        String reference = reference(number);
        return switch (name) {
            case "Verified" -> new Finding.Verified(reference, until());
            case "Rejected" -> new Finding.Rejected(reference, reasons());
            case "MoreNeeded" -> new Finding.MoreNeeded(reference, needed());
            default -> new Finding.UnderReview(reference, why());
        };
    }

    String reference(int number) {
        return "case_" + number;
    }

    LocalDate until() {
        return LocalDate.now(ZoneOffset.UTC).plusYears(1);
    }

    List<String> reasons() {
        return List.of("The register knows no such company.");
    }

    List<String> needed() {
        return List.of("Give a register extract not older than 90 days.");
    }

    String why() {
        return "The name resembles one on a watch list.";
    }

    Fault lostAnswer() {
        return IN_DOUBT;
    }

    void suffer() {
        switch (world) {
            case DOWN -> throw failure(UNAVAILABLE);
            case REJECTS_OUR_SETTINGS -> throw failure(MISCONFIGURED);
            case TALKS_NONSENSE -> throw failure(UNINTELLIGIBLE);
            default -> {}
        }
    }

    static ProviderException failure(Fault fault) {
        return new ProviderException(fault, "the verifier in memory");
    }
}
