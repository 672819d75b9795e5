package org.kontor.conformance;

import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.kontor.conformance.MemoryVerifier.Books;
import org.kontor.conformance.VerificationKit.World;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** One verifier per rule, wrong in one place. */
final class VerifierMutants {

    /** An instance of a verifier in a world. */
    interface Maker {
        MemoryVerifier make(World world, Books books);
    }

    static final Mutants.Kits<VerificationKit> CORRECT = kit(MemoryVerifier::new);

    static final Mutants<VerificationKit> ALL = new Mutants<VerificationKit>()
            .breaks("v01", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Verifies until today. */
                @Override
                LocalDate until() {
                    return LocalDate.now(ZoneOffset.UTC);
                }
            }))
            .breaks("v02", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Rejects without a reason. */
                @Override
                List<String> reasons() {
                    return List.of();
                }
            }))
            .breaks("v03", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Names what it needs by a code. */
                @Override
                List<String> needed() {
                    return List.of("REGISTER_EXTRACT");
                }
            }))
            .breaks("v04", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Does not say why. */
                @Override
                String why() {
                    return "";
                }
            }))
            .breaks("v05", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Opens a second case for a key whose first is under review, and answers as before. */
                @Override
                Finding once(IdempotencyKey key, Supplier<Finding> opening) {
                    if (books.findings.get(key.value()) instanceof Finding.UnderReview) {
                        books.opened.incrementAndGet();
                    }
                    return super.once(key, opening);
                }
            }))
            .breaks("v06", kit((world, books) -> new MemoryVerifier(world, books) {
                private final CountDownLatch two = new CountDownLatch(2);

                /** Looks and then opens, so that two calls at once both open. */
                @Override
                Finding once(IdempotencyKey key, Supplier<Finding> opening) {
                    Finding known = books.findings.get(key.value());
                    if (known != null) {
                        return known;
                    }
                    two.countDown();
                    Mutants.await(two);
                    Finding opened = opening.get();
                    books.findings.put(key.value(), opened);
                    return opened;
                }
            }))
            .breaks("v07", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Names every case alike. */
                @Override
                String reference(int number) {
                    return "case";
                }
            }))
            .breaks("v08", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Calls a case that needs more under review when asked. */
                @Override
                public Optional<Finding> find(IdempotencyKey key) {
                    return super.find(key)
                            .map(found -> found instanceof Finding.MoreNeeded more
                                    ? new Finding.UnderReview(more.caseReference(), why())
                                    : found);
                }
            }))
            .breaks(
                    "v09",
                    kit((world, books) -> new MemoryVerifier(world, books) {
                        /** Fails for an unknown key. */
                        @Override
                        public Optional<Finding> find(IdempotencyKey key) {
                            return Optional.of(super.find(key).orElseThrow(() -> failure(UNAVAILABLE)));
                        }
                    }),
                    "v11")
            .breaks("v10", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Says that nothing happened when an answer is lost. */
                @Override
                Fault lostAnswer() {
                    return UNAVAILABLE;
                }
            }))
            .breaks("v11", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Opens a case although it says that it could not. */
                @Override
                public Finding begin(Subject subject, IdempotencyKey key) {
                    if (world == World.DOWN) {
                        once(key, () -> open(subject.legalName()));
                    }
                    return super.begin(subject, key);
                }
            }))
            .breaks("v12", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Names the subject when it is rejected. */
                @Override
                public Finding begin(Subject subject, IdempotencyKey key) {
                    if (world == World.REJECTS_OUR_SETTINGS) {
                        throw new ProviderException(MISCONFIGURED, "rejected for " + subject.legalName());
                    }
                    return super.begin(subject, key);
                }
            }))
            .breaks("v13", kit((world, books) -> new MemoryVerifier(world, books) {
                /** Is in doubt about nonsense, although it only asked. */
                @Override
                void suffer() {
                    if (world == World.TALKS_NONSENSE) {
                        throw failure(IN_DOUBT);
                    }
                    super.suffer();
                }
            }))
            .breaks("v14", kit((world, books) -> new MemoryVerifier(world, books) {
                private final Set<Finding> mine = new HashSet<>();

                /** Finds a rejection only in the instance that began it. */
                @Override
                public Optional<Finding> find(IdempotencyKey key) {
                    return super.find(key)
                            .filter(found -> !(found instanceof Finding.Rejected) || mine.contains(found));
                }

                @Override
                public Finding begin(Subject subject, IdempotencyKey key) {
                    Finding begun = super.begin(subject, key);
                    if (begun instanceof Finding.Rejected) {
                        mine.add(begun);
                    }
                    return begun;
                }
            }));

    private VerifierMutants() {}

    private static Mutants.Kits<VerificationKit> kit(Maker maker) {
        return () -> new VerificationKit() {
            private final Books books = new Books();

            @Override
            protected Verifier enter(World world) {
                return maker.make(world, books);
            }

            @Override
            protected Subject subjectFor(Class<? extends Finding> finding) {
                Address address = new Address(List.of("Road 1"), "City", "", "1", Country.of("DE"));
                return new Subject(Subject.Kind.COMPANY, finding.getSimpleName(), "", "HRB 1", "", address);
            }

            @Override
            protected int cases() {
                return books.opened.get();
            }
        };
    }
}
