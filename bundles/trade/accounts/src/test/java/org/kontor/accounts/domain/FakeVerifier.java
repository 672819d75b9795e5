package org.kontor.accounts.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** Finds what the test says; remembers who asked. */
public final class FakeVerifier implements Verifier {

    public static final String ACCOUNT = "verification.test";
    public static final LocalDate UNTIL = LocalDate.of(2027, 6, 30);

    private final Map<IdempotencyKey, Finding> cases = new HashMap<>();
    private final List<Subject> begun = new ArrayList<>();
    private Finding next = new Finding.Verified("case", UNTIL);
    private boolean losesAnswers;

    public void willFind(Finding finding) {
        next = finding;
        cases.replaceAll((key, before) -> finding);
    }

    /** It does what it is asked, and the answer does not arrive. */
    public void losesAnswers(boolean loses) {
        losesAnswers = loses;
    }

    public List<Subject> begun() {
        return List.copyOf(begun);
    }

    @Override
    public Finding begin(Subject subject, IdempotencyKey key) {
        if (cases.putIfAbsent(key, next) == null) {
            begun.add(subject);
        }
        if (losesAnswers) {
            throw new ProviderException(Fault.IN_DOUBT, "the answer was lost");
        }
        return cases.get(key);
    }

    @Override
    public Optional<Finding> find(IdempotencyKey key) {
        return Optional.ofNullable(cases.get(key));
    }
}
