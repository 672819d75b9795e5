package org.kontor.conformance;

import static org.kontor.conformance.VerificationScene.rule;

import java.util.List;

/** The rules of docs/spi/verification.md, in order. */
public final class VerificationRules {

    public static final List<Rule<VerificationKit>> ALL = List.of(
            rule("v01", "verifies whom it knows, until a day still to come", CaseRules::verifiesForSomeTime),
            rule("v02", "rejects with sentences that the trader may read", CaseRules::rejectsWithSentences),
            rule("v03", "says in sentences what else it needs", CaseRules::saysWhatItNeeds),
            rule("v04", "says why a person must look", CaseRules::saysWhyAPersonMustLook),
            rule("v05", "opens one case per key, however often the key comes", CaseRules::opensOneCase),
            rule("v06", "opens one case when the key comes many times at once", CaseRules::opensOneCaseAtOnce),
            rule("v07", "opens another case for another key", CaseRules::opensAnotherCase),
            rule("v08", "finds the case of a key as it stands", CaseRules::findsTheCase),
            rule("v09", "finds nothing, rather than failing, for an unknown key", CaseRules::findsNothing),
            rule(
                    "v10",
                    "is IN_DOUBT when the answer is lost, and finds the case afterwards",
                    CaseRules::isInDoubtAboutALostAnswer),
            rule(
                    "v11",
                    "is UNAVAILABLE when the provider is down, and then has opened nothing",
                    CaseRules::isUnavailable),
            rule("v12", "is MISCONFIGURED when our settings are rejected", CaseRules::isMisconfigured),
            rule("v13", "is UNINTELLIGIBLE when the provider talks nonsense", CaseRules::isUnintelligible),
            rule("v14", "knows its cases after a restart", CaseRules::knowsItsCasesAfterARestart));

    private VerificationRules() {}
}
