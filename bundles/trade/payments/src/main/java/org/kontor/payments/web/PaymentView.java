package org.kontor.payments.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.payments.domain.Funds;
import org.kontor.payments.domain.Payment;
import org.kontor.payments.domain.PaymentDesk.Standing;
import org.kontor.payments.domain.PaymentState;
import org.kontor.security.Caller;
import org.kontor.values.Money;
import org.kontor.web.NextAction;
import org.kontor.work.Intention;

/**
 * How a payment stands, in words for the buyer; only the buyer sees the page where the payer must act and the code to
 * scan, and only operators the provider's own reason.
 */
public record PaymentView(
        UUID id,
        UUID order,
        String orderNumber,
        String provider,
        int stage,
        Money amount,
        Money worth,
        PaymentState state,
        String meaning,
        String whoMustAct,
        List<NextAction> nextActions,
        Optional<String> actAt,
        Optional<String> scan,
        Optional<RemittanceView> remittance,
        Optional<Instant> heldUntil,
        Instant startedAt,
        Optional<Instant> askedAt,
        Optional<Instant> nextAskAt,
        Optional<Intention.State> asking,
        Optional<String> reason,
        String history,
        long version) {

    static PaymentView of(Standing standing, Caller viewer) {
        Payment payment = standing.payment();
        boolean buyer = payment.buyer().equals(viewer.organisation());
        return new PaymentView(
                payment.id(),
                payment.order(),
                payment.orderNumber(),
                payment.provider(),
                payment.stage(),
                payment.amount(),
                payment.worth().amount(),
                payment.state(),
                meaning(standing),
                whoMustAct(standing),
                nextActions(payment),
                Optional.of(payment.answer().actionUri()).filter(uri -> buyer && !uri.isEmpty()),
                Optional.of(payment.answer().actionCode()).filter(code -> buyer && !code.isEmpty()),
                standing.awaited()
                        .filter(awaited -> buyer || viewer.isOperator())
                        .map(RemittanceView::of),
                payment.answer().holdUntil().filter(until -> payment.state().undecided()),
                payment.startedAt(),
                payment.answer().askedAt(),
                standing.undecided().flatMap(Intention::nextAt).or(() -> standing.awaited()
                        .map(Funds.Awaited::end)),
                standing.undecided().map(Intention::state),
                Optional.of(payment.answer().reason()).filter(words -> viewer.isOperator() && !words.isEmpty()),
                "/api/v1/orders/" + payment.order() + "/history",
                payment.version());
    }

    private static List<NextAction> nextActions(Payment payment) {
        String refresh = "payments/" + payment.id() + "/refresh";
        return switch (payment.state()) {
            case STARTED, WAITING, IN_DOUBT, AUTHORISED, CALLING_OFF, REFUNDING ->
                List.of(NextAction.post("REFRESH", "buyer", refresh));
            case PENDING -> List.of(NextAction.post("REFRESH", "buyer", refresh), callOff(payment));
            case ACTION_REQUIRED ->
                List.of(
                        NextAction.awaited("ACT_AT_PROVIDER", "buyer"),
                        NextAction.post("REFRESH", "buyer", refresh),
                        callOff(payment));
            case AWAITING_FUNDS, PARTIALLY_PAID -> List.of(NextAction.awaited("SEND_MONEY", "buyer"), callOff(payment));
            case REVIEW ->
                List.of(
                        NextAction.post("REFRESH", "buyer", refresh),
                        NextAction.post("DECIDE", "operator", "payments/" + payment.id() + "/verdict"));
            case DECLINED -> List.of(NextAction.post("PAY_AGAIN", "buyer", "orders/" + payment.order() + "/payments"));
            case REFUND_FAILED -> List.of(NextAction.post("REFUND_AGAIN", "operator", refresh));
            case CAPTURED -> List.of(NextAction.awaited("RELEASE_OR_REFUND", "kontor"));
            case CHARGED_BACK -> List.of(NextAction.awaited("DECIDE_CHARGEBACK", "provider"));
            case RELEASED, REFUNDED -> List.of();
        };
    }

    private static NextAction callOff(Payment payment) {
        return NextAction.post("CALL_OFF", "buyer", "payments/" + payment.id() + "/cancellation");
    }

    private static String whoMustAct(Standing standing) {
        Optional<String> besides = standing.undecided().flatMap(open -> switch (open.state()) {
            case STUCK -> Optional.of("operator");
            case WAITING -> Optional.of("kontor");
            case INTENDED, ASKING, IN_DOUBT, DONE -> Optional.empty();
        });
        return besides.orElseGet(() -> whoMustAct(standing.payment().state()));
    }

    private static String whoMustAct(PaymentState state) {
        return switch (state) {
            case STARTED, WAITING, AUTHORISED, CAPTURED -> "kontor";
            case IN_DOUBT, PENDING, CALLING_OFF, CHARGED_BACK, REFUNDING -> "provider";
            case ACTION_REQUIRED, AWAITING_FUNDS, PARTIALLY_PAID, DECLINED -> "buyer";
            case REVIEW, REFUND_FAILED -> "operator";
            case RELEASED, REFUNDED -> "nobody";
        };
    }

    private static String meaning(Standing standing) {
        boolean refunding = standing.payment().state() == PaymentState.REFUNDING;
        return standing.undecided()
                .filter(open -> refunding)
                .flatMap(open -> refund(open.state()))
                .orElseGet(() -> meaning(standing.payment().state()));
    }

    /** A refund that has not simply been sent; the payment stays REFUNDING whatever becomes of it. */
    private static Optional<String> refund(Intention.State state) {
        return switch (state) {
            case WAITING ->
                Optional.of("The provider cannot be reached; you get your money back as soon as it can, by itself");
            case IN_DOUBT ->
                Optional.of("The provider's answer to the refund was lost; it is being asked what became of it");
            case STUCK -> Optional.of("The refund needs a person to look; an operator acts");
            case INTENDED, ASKING, DONE -> Optional.empty();
        };
    }

    private static String meaning(PaymentState state) {
        return switch (state) {
            case STARTED -> "The charge is being sent to the provider";
            case WAITING -> "The provider cannot be reached; nothing has been charged, and it is tried again by itself";
            case IN_DOUBT ->
                "The provider's answer was lost. You may have been charged; do not pay again. "
                        + "The provider is being asked, and you are never charged twice";
            case ACTION_REQUIRED -> "Your provider wants you to confirm the payment on its page";
            case PENDING -> "The provider has not decided yet; it is asked again by itself";
            case AUTHORISED -> "Your provider has reserved the money; it is being taken, by itself";
            case AWAITING_FUNDS -> "Send the money from your bank as the remittance says, with its reference";
            case PARTIALLY_PAID -> "Part of the money has come; send what remains with the same reference";
            case CALLING_OFF -> "The provider is told to take nothing; when it confirms you may pay in another way";
            case REVIEW -> "The provider's answer needs a person to look; nothing has been booked. Do not pay again";
            case CAPTURED -> "You have paid; the money is held in escrow until you accept the goods";
            case CHARGED_BACK -> "The payer's bank has taken the money back; the provider says how that ends";
            case DECLINED -> "The provider declined the payment; you may pay again, also with another instrument";
            case RELEASED -> "The money was released to the seller, less what has gone back to you";
            case REFUNDING -> "The money is on its way back to you";
            case REFUNDED -> "You have your money back";
            case REFUND_FAILED -> "The provider refused the refund; the money is safe in escrow and an operator acts";
        };
    }
}
