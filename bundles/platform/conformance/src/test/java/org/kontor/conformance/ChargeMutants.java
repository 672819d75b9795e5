package org.kontor.conformance;

import static org.kontor.conformance.PaymentMutants.kit;
import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PaymentOutcome.Succeeded;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** Payment providers wrong in charging, each in one place. */
final class ChargeMutants {

    static final Mutants<PaymentKit> ALL = new Mutants<PaymentKit>()
            .breaks("p01", kit((world, books) -> new MemoryPayments(world, books) {
                /** Believes that every currency has two decimals. */
                @Override
                Succeeded move(Money amount) {
                    boolean two = amount.currency().getDefaultFractionDigits() == 2;
                    return super.move(two ? amount : amount.times(100));
                }
            }))
            .breaks(
                    "p02",
                    kit((world, books) -> new MemoryPayments(world, books) {
                        /** Takes the money again when a key comes again, and answers as before. */
                        @Override
                        PaymentOutcome once(IdempotencyKey key, Supplier<PaymentOutcome> deciding) {
                            if (world == World.FINE && books.outcomes.containsKey(key.value())) {
                                books.movements.incrementAndGet();
                            }
                            return super.once(key, deciding);
                        }
                    }),
                    "p03")
            .breaks("p03", kit((world, books) -> new MemoryPayments(world, books) {
                private final CountDownLatch two = new CountDownLatch(2);

                /** Looks and then acts, so that two calls at once both act. */
                @Override
                PaymentOutcome once(IdempotencyKey key, Supplier<PaymentOutcome> deciding) {
                    PaymentOutcome known = books.outcomes.get(key.value());
                    if (known != null) {
                        return known;
                    }
                    two.countDown();
                    Mutants.await(two);
                    PaymentOutcome decided = deciding.get();
                    books.outcomes.put(key.value(), decided);
                    return decided;
                }
            }))
            .breaks("p04", kit((world, books) -> new MemoryPayments(world, books) {
                /** Gives every charge the same reference. */
                @Override
                String reference() {
                    return "ref";
                }
            }))
            .breaks("p05", kit((world, books) -> new MemoryPayments(world, books) {
                private final Set<String> mine = new HashSet<>();

                /** Finds nothing of what it has just charged itself. */
                @Override
                public Optional<PaymentOutcome> find(IdempotencyKey key) {
                    return super.find(key).filter(known -> world != World.FINE || !mine.contains(key.value()));
                }

                @Override
                PaymentOutcome decide(Money amount, IdempotencyKey key) {
                    mine.add(key.value());
                    return super.decide(amount, key);
                }
            }))
            .breaks(
                    "p06",
                    kit((world, books) -> new MemoryPayments(world, books) {
                        /** Calls every unknown key pending. */
                        @Override
                        public Optional<PaymentOutcome> find(IdempotencyKey key) {
                            return super.find(key).or(() -> Optional.of(new PaymentOutcome.Pending()));
                        }
                    }),
                    "p11",
                    "p12")
            .breaks("p07", kit((world, books) -> new MemoryPayments(world, books) {
                /** Thinks better of it when asked again. */
                @Override
                PaymentOutcome once(IdempotencyKey key, Supplier<PaymentOutcome> deciding) {
                    PaymentOutcome known = super.once(key, deciding);
                    if (known instanceof PaymentOutcome.Declined) {
                        books.outcomes.put(key.value(), new PaymentOutcome.Pending());
                    }
                    return known;
                }
            }))
            .breaks("p08", kit((world, books) -> new MemoryPayments(world, books) {
                /** Sends the payer to an address without a host. */
                @Override
                URI actAt() {
                    return URI.create("/act");
                }
            }))
            .breaks("p09", kit((world, books) -> new MemoryPayments(world, books) {
                /** A charge that was pending once is pending whenever it is repeated. */
                @Override
                PaymentOutcome once(IdempotencyKey key, Supplier<PaymentOutcome> deciding) {
                    PaymentOutcome outcome = super.once(key, deciding);
                    return world == World.DECIDES_LATER ? new PaymentOutcome.Pending() : outcome;
                }
            }))
            .breaks("p10", kit((world, books) -> new MemoryPayments(world, books) {
                /** Says that nothing happened when an answer is lost. */
                @Override
                Fault lostAnswer() {
                    return UNAVAILABLE;
                }
            }))
            .breaks("p11", kit((world, books) -> new MemoryPayments(world, books) {
                /** Claims to know that a lost request did not arrive. */
                @Override
                Fault lostRequest() {
                    return UNAVAILABLE;
                }
            }))
            .breaks("p12", kit((world, books) -> new MemoryPayments(world, books) {
                /** Is in doubt although nobody was reached. */
                @Override
                public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
                    if (world == World.DOWN) {
                        throw failure(IN_DOUBT);
                    }
                    return super.charge(payer, amount, reference, key);
                }
            }))
            .breaks("p13", kit((world, books) -> new MemoryPayments(world, books) {
                /** Takes rejected settings for an outage. */
                @Override
                void suffer() {
                    if (world == World.REJECTS_OUR_SETTINGS) {
                        throw failure(UNAVAILABLE);
                    }
                    super.suffer();
                }
            }))
            .breaks("p14", kit((world, books) -> new MemoryPayments(world, books) {
                /** Takes nonsense for nothing. */
                @Override
                public Optional<PaymentOutcome> find(IdempotencyKey key) {
                    return world == World.TALKS_NONSENSE ? Optional.empty() : super.find(key);
                }
            }));

    private ChargeMutants() {}
}
