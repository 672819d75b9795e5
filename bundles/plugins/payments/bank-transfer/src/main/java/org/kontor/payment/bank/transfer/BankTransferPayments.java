package org.kontor.payment.bank.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.payment.BankStatement;
import org.kontor.payment.BindingOutcome;
import org.kontor.payment.Charges;
import org.kontor.payment.Instruments;
import org.kontor.payment.PayerToken;
import org.kontor.payment.PaymentOutcome;
import org.kontor.payment.PayoutOutcome;
import org.kontor.payment.Payouts;
import org.kontor.payment.Statements;
import org.kontor.values.AccountCheck;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Our accounts with one bank: money asked for by reference, statements read, and payments sent as files. */
@Component(
        configurationPid = "org.kontor.payment.bank.transfer",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.class, factory = true)
public final class BankTransferPayments implements Charges, Statements, Payouts, Instruments, AccountCheck {

    private final Account.Directory accounts;
    private final Awaiting awaiting;
    private final PayoutDesk payouts;
    private final Refunds refunds;
    private final Bindings bindings;
    private final Settings settings;

    @Activate
    public BankTransferPayments(Settings settings, @Reference Clock clock) {
        this.settings = settings;
        Books books = new Books(
                settings.books().isBlank()
                        ? Path.of(System.getProperty("karaf.base", "."), "bank-transfer", settings.service_pid())
                        : Path.of(settings.books()));
        this.accounts = new Account.Directory(settings);
        this.awaiting = new Awaiting(settings, books, accounts, clock);
        this.payouts = new PayoutDesk(settings, books, accounts, clock);
        this.refunds = new Refunds(books, payouts);
        this.bindings = new Bindings(books);
    }

    /** The payer may be anyone: whoever sends the money names the reference. */
    @Override
    public PaymentOutcome charge(PayerToken payer, Money amount, String reference, IdempotencyKey key) {
        return awaiting.charge(payer, amount, key);
    }

    @Override
    public PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        accounts.require();
        return refunds.refund(charge, amount, key);
    }

    @Override
    public Optional<PaymentOutcome> find(IdempotencyKey key) {
        accounts.require();
        return awaiting.find(key).or(() -> refunds.find(key));
    }

    @Override
    public List<BankStatement> read(String fileName, byte[] content) {
        List<BankStatement> statements = BankFile.of(content).statements();
        statements.forEach(payouts.hearsay()::note);
        return statements;
    }

    @Override
    public PayoutOutcome pay(PayerToken payee, Money amount, String reference, IdempotencyKey key) {
        accounts.require();
        return Payee.of(payee)
                .map(known -> payouts.pay(known, amount, reference, key))
                .orElseGet(() -> new PayoutOutcome.Rejected("unknown_payee"));
    }

    @Override
    public Optional<PayoutOutcome> findPayout(IdempotencyKey key) {
        return payouts.find(key);
    }

    @Override
    public BindingOutcome bind(String setup, String holder, IdempotencyKey key) {
        accounts.require();
        return bindings.bind(setup, holder, key);
    }

    @Override
    public Optional<BindingOutcome> findBinding(IdempotencyKey key) {
        accounts.require();
        return bindings.find(key);
    }

    @Override
    public List<String> check() {
        List<String> problems = new ArrayList<>(accounts.problems());
        problems.addAll(awaiting.virtual().problems());
        for (String folder : List.of(settings.outbox(), settings.inbox())) {
            if (!folder.isBlank() && !Files.isDirectory(Path.of(folder))) {
                problems.add("the folder " + folder + " is not there");
            }
        }
        if (problems.isEmpty()) {
            payouts.inbox().look();
            problems.addAll(payouts.inbox().problems());
        }
        return problems;
    }
}
