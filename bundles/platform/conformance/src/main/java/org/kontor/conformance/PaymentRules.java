package org.kontor.conformance;

import static org.kontor.conformance.PaymentScene.rule;
import static org.kontor.conformance.PaymentScene.taking;

import java.util.List;

/** The rules of docs/spi/payment.md, in order. */
public final class PaymentRules {

    public static final List<Rule<PaymentKit>> ALL = List.of(
            taking(
                    "p01",
                    "charges exactly the amount asked, in its currency, whatever number of decimals that has",
                    ChargeRules::chargesExactly),
            taking(
                    "p02",
                    "never charges twice for one key: the repeated call gets the first answer",
                    ChargeRules::neverChargesTwice),
            taking("p03", "charges once when the key comes many times at once", ChargeRules::chargesOnceAtOnce),
            taking("p04", "charges again for another key", ChargeRules::chargesAgain),
            rule("p05", "finds what became of a charge", ChargeRules::findsACharge),
            rule("p06", "finds nothing, rather than failing, for an unknown key", ChargeRules::findsNothing),
            rule("p07", "declines as a result, with a reason, and stays so for the key", ChargeRules::declines),
            taking(
                    "p08",
                    "says where the payer must act; takes the money only then; says so when asked",
                    ChargeRules::saysWhereToAct),
            taking(
                    "p09",
                    "says that it has not decided; says when it has; a repeated charge gets that",
                    ChargeRules::decidesLater),
            taking(
                    "p10",
                    "is IN_DOUBT when the answer is lost; then finds the charge, and repeating does not charge again",
                    TroubleRules::isInDoubtAboutALostAnswer),
            taking(
                    "p11",
                    "is IN_DOUBT when the request is lost; then finds nothing, and repeating charges",
                    TroubleRules::isInDoubtAboutALostRequest),
            rule(
                    "p12",
                    "is UNAVAILABLE when the provider is down, and then has charged nothing",
                    TroubleRules::isUnavailable),
            rule("p13", "is MISCONFIGURED when our settings are rejected", TroubleRules::isMisconfigured),
            taking(
                    "p14",
                    "is UNINTELLIGIBLE when a question is answered with nonsense",
                    TroubleRules::isUnintelligible),
            taking(
                    "p15",
                    "refunds once per key, also when it comes many times at once, and finds the refund",
                    RefundRules::refundsOnce),
            rule("p16", "declines to refund an unknown charge", RefundRules::refundsNoUnknownCharge),
            taking(
                    "p17",
                    "declines to refund more than was charged, all refunds together",
                    RefundRules::refundsNoMoreThanCharged),
            taking(
                    "p18",
                    "declines to refund in another currency than was charged",
                    RefundRules::refundsInNoOtherCurrency),
            taking(
                    "p19",
                    "knows its charges after a restart, and can refund them",
                    RefundRules::knowsItsChargesAfterARestart),
            rule("p20", "binds an instrument once per key and finds it", BindingRules::bindsOnce),
            taking("p21", "charges what it bound", BindingRules::chargesWhatItBound),
            rule("p22", "refuses a card number and keeps none of it", BindingRules::refusesACardNumber),
            rule(
                    "p23",
                    "captures what it reserved once per key, also many times at once, and finds the capture",
                    HoldRules::capturesOnce),
            rule("p24", "declines to capture when the hold has ended", HoldRules::capturesNothingThatHasEnded),
            rule("p25", "never takes the money of a charge that was called off", HoldRules::takesNothingCalledOff),
            rule("p26", "says that it is too late to call a charge off whose money is taken", HoldRules::isTooLate),
            rule(
                    "p27",
                    "believes only genuine messages that are not old, and knows an event again",
                    MessageRules::believesOnlyGenuineMessages),
            rule(
                    "p28",
                    "asks for a transfer by a reference (ISO 11649) of the key's own, which stays",
                    BankRules::asksByOneReference),
            rule(
                    "p29",
                    "pays out once per key, also when it comes many times at once, and finds the payout",
                    BankRules::paysOnce),
            rule(
                    "p30",
                    "is IN_DOUBT when a payout's answer is lost; then finds it, and repeating does not pay again",
                    BankRules::isInDoubtAboutAPayout),
            rule(
                    "p31",
                    "gives each entry of a statement an id of its own, the same whenever the file is read",
                    StatementRules::knowsEntriesAgain),
            rule("p32", "loses no other entry for an odd one, and warns of it", StatementRules::losesNoOther),
            rule("p33", "says of a file that is no statement what is wrong", StatementRules::refusesRubbish),
            rule(
                    "p34",
                    "finds a dispute by its reference, always with its charge, and nothing for an unknown one",
                    MessageRules::findsDisputes));

    private PaymentRules() {}
}
