package org.kontor.conformance;

import static org.kontor.conformance.PaymentMutants.kit;

import java.util.List;
import java.util.Optional;
import org.kontor.payment.BankEntry;
import org.kontor.payment.BankStatement;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PayoutOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException.Fault;

/** Payment providers wrong in transfers, payouts and statements, each in one place. */
final class BankMutants {

    static final Mutants<PaymentKit> ALL = new Mutants<PaymentKit>()
            .breaks("p28", kit((world, books) -> new MemoryPayments(world, books) {
                /** Leaves the check digits away. */
                @Override
                String transferReference(IdempotencyKey key) {
                    return "RF00" + super.transferReference(key).substring(4);
                }
            }))
            .breaks(
                    "p29",
                    kit((world, books) -> new MemoryPayments(world, books) {
                        /** Pays again when a key comes again, and answers as before. */
                        @Override
                        public PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key) {
                            if (books.payouts.containsKey(key.value())) {
                                books.movements.incrementAndGet();
                            }
                            return super.pay(payee, amount, reference, key);
                        }
                    }),
                    "p30")
            .breaks("p30", kit((world, books) -> new MemoryPayments(world, books) {
                /** Says that nothing was paid when the answer is lost. */
                @Override
                Fault lostPayout() {
                    return Fault.UNAVAILABLE;
                }
            }))
            .breaks(
                    "p31",
                    kit((world, books) -> new MemoryPayments(world, books) {
                        private int next;

                        /** Numbers entries as they come. */
                        @Override
                        BankEntry entry(String id, long minor) {
                            return super.entry("entry " + world.ordinal() + next++, minor);
                        }
                    }),
                    "p32")
            .breaks("p32", kit((world, books) -> new MemoryPayments(world, books) {
                /** Throws the entries away that stand before an odd one. */
                @Override
                void odd(String line, List<BankEntry> entries, List<String> warnings) {
                    entries.clear();
                    super.odd(line, entries, warnings);
                }
            }))
            .breaks("p33", kit((world, books) -> new MemoryPayments(world, books) {
                /** Reads nothing out of what is no statement. */
                @Override
                List<BankStatement> rubbish() {
                    return List.of(
                            new BankStatement("", "unknown", Optional.empty(), Optional.empty(), List.of(), List.of()));
                }
            }));

    private BankMutants() {}
}
