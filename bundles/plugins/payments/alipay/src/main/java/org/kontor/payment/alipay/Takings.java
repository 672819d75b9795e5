package org.kontor.payment.alipay;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.payment.PaymentOutcome;
import org.kontor.values.IdempotencyKey;
import org.kontor.values.Money;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** Takes money, reserves it, captures it and gives it back, each once for its key. */
final class Takings {

    /** How long a payer may take to enter a card when Antom does not say. */
    private static final Duration AT_THE_PAGE = Duration.ofHours(1);

    private final Antom antom;
    private final Requests requests;
    private final Account account;
    private final Books books;
    private final Margin margin;
    private final Lookup lookup;
    private final InstantSource clock;

    Takings(Antom antom, Account account, Books books, Margin margin, Lookup lookup, InstantSource clock) {
        this.antom = antom;
        this.requests = new Requests(account);
        this.account = account;
        this.books = books;
        this.margin = margin;
        this.lookup = lookup;
        this.clock = clock;
    }

    PaymentOutcome charge(Payer payer, Money amount, String reference, IdempotencyKey key) {
        Optional<String> complaint = Limits.complaint(payer.method(), amount);
        if (complaint.isPresent()) {
            return new PaymentOutcome.Declined(complaint.get());
        }
        return payer.isCard() && !payer.isBound()
                ? enterCard(payer, amount, reference, key)
                : pay(payer, amount, reference, key);
    }

    PaymentOutcome capture(String charge, Money amount, IdempotencyKey key) {
        String id = RequestIds.of(key);
        books.captures(id, charge);
        Reply reply =
                act(Deed.CAPTURE, key, () -> antom.act(Deed.CAPTURE.operation(), Requests.capture(charge, amount, id)));
        if (isInconsistent(reply)) {
            return earlier(reply, () -> lookup.capture(charge, id));
        }
        PaymentOutcome outcome = Deed.CAPTURE.outcome(reply, amount);
        return outcome instanceof PaymentOutcome.Succeeded taken
                ? new PaymentOutcome.Succeeded(charge, taken.amount())
                : outcome;
    }

    PaymentOutcome refund(String charge, Money amount, IdempotencyKey key) {
        String id = RequestIds.of(key);
        Reply reply = act(
                Deed.REFUND,
                key,
                () -> antom.act(Deed.REFUND.operation(), Requests.refund(charge, amount, id, account.notifyUrl())));
        return isInconsistent(reply) ? earlier(reply, () -> lookup.refund(id)) : Deed.REFUND.outcome(reply, amount);
    }

    private PaymentOutcome pay(Payer payer, Money amount, String reference, IdempotencyKey key) {
        String id = RequestIds.of(key);
        Reply reply =
                act(Deed.PAY, key, () -> antom.act(Deed.PAY.operation(), requests.pay(payer, amount, reference, id)));
        if (isInconsistent(reply)) {
            return earlier(reply, () -> lookup.payment(id));
        }
        PaymentOutcome outcome = Deed.PAY.outcome(reply, amount);
        return outcome instanceof PaymentOutcome.Succeeded paid && account.reserves() && payer.isCard()
                ? Inquiry.hold(reply, paid.amount(), clock.instant().plus(Inquiry.HOLD))
                : outcome;
    }

    /** Opens a page where the payer enters a card; until then there is no payment that Antom could be asked about. */
    private PaymentOutcome enterCard(Payer payer, Money amount, String reference, IdempotencyKey key) {
        String id = RequestIds.of(key);
        if (books.session(id).isPresent()) {
            return lookup.find(key).orElseThrow();
        }
        Reply reply = act(
                Deed.PAY,
                key,
                () -> antom.act("payments/createPaymentSession", requests.session(payer, amount, reference, id)));
        if (isInconsistent(reply)) {
            return earlier(reply, () -> lookup.payment(id));
        }
        return switch (reply.status()) {
            case "S" -> opened(reply, id);
            case "F" -> Deed.declined(reply);
            default -> throw reply.doubt(reply.code());
        };
    }

    private PaymentOutcome opened(Reply reply, String id) {
        URI at = PayerAction.address(reply.text("normalUrl")).orElseThrow(() -> reply.odd("no page for the payer"));
        Instant until = reply.time("paymentSessionExpiryTime")
                .orElseGet(() -> clock.instant().plus(AT_THE_PAGE));
        books.opens(id, new Books.Session(at, until));
        return new PaymentOutcome.ActionRequired(at);
    }

    private Reply act(Deed deed, IdempotencyKey key, Supplier<Reply> call) {
        margin.sends(key);
        return call.get().about(deed.request(), RequestIds.of(key));
    }

    private static boolean isInconsistent(Reply reply) {
        return reply.status().equals("F") && reply.code().equals(ResultCodes.INCONSISTENT);
    }

    /** Antom has an earlier request of this key, made otherwise: what came of that is what counts. */
    private static PaymentOutcome earlier(Reply reply, Supplier<Optional<PaymentOutcome>> question) {
        try {
            return question.get().orElseThrow(() -> reply.doubt(ResultCodes.INCONSISTENT));
        } catch (ProviderException e) {
            throw new ProviderException(Fault.IN_DOUBT, e.getMessage(), e);
        }
    }
}
