package org.kontor.conformance;

import static org.kontor.values.ProviderException.Fault.IN_DOUBT;
import static org.kontor.values.ProviderException.Fault.MISCONFIGURED;
import static org.kontor.values.ProviderException.Fault.UNAVAILABLE;
import static org.kontor.values.ProviderException.Fault.UNINTELLIGIBLE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.conformance.VerificationKit.World;
import org.kontor.values.IdempotencyKey;
import org.kontor.verification.Finding;
import org.kontor.verification.Finding.MoreNeeded;
import org.kontor.verification.Finding.Rejected;
import org.kontor.verification.Finding.UnderReview;
import org.kontor.verification.Finding.Verified;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** Cases, from v01 to v14. */
final class CaseRules {

    private CaseRules() {}

    static void verifiesForSomeTime(VerificationScene scene) {
        Finding finding = scene.begin(scene.enter(World.FINE), Verified.class, scene.key());

        LocalDate until = scene.as(Verified.class, finding).until();
        scene.witness().that(until.isAfter(LocalDate.now(ZoneOffset.UTC)), "a day still to come", until);
    }

    static void rejectsWithSentences(VerificationScene scene) {
        Finding finding = scene.begin(scene.enter(World.FINE), Rejected.class, scene.key());

        scene.sentences(scene.as(Rejected.class, finding).reasons());
    }

    static void saysWhatItNeeds(VerificationScene scene) {
        Finding finding = scene.begin(scene.enter(World.FINE), MoreNeeded.class, scene.key());

        scene.sentences(scene.as(MoreNeeded.class, finding).needed());
    }

    static void saysWhyAPersonMustLook(VerificationScene scene) {
        Finding finding = scene.begin(scene.enter(World.FINE), UnderReview.class, scene.key());

        scene.sentences(List.of(scene.as(UnderReview.class, finding).why()));
    }

    static void opensOneCase(VerificationScene scene) {
        Verifier verifier = scene.enter(World.FINE);
        Finding first = scene.begin(verifier, UnderReview.class, scene.key());

        scene.witness().equal(first, scene.begin(verifier, UnderReview.class, scene.key()));
        scene.witness().that(!first.caseReference().isBlank(), "the provider's reference", first);
        scene.opened(1);
    }

    static void opensOneCaseAtOnce(VerificationScene scene) throws Exception {
        Verifier verifier = scene.enter(World.FINE);
        Subject subject = scene.kit().subjectFor(Verified.class);
        scene.witness().doing("verifying somebody many times at once with one key");
        Set<Finding> findings = scene.witness().atOnce(() -> verifier.begin(subject, scene.key()));

        scene.witness().that(findings.size() == 1, "one finding for all", findings);
        scene.opened(1);
    }

    static void opensAnotherCase(VerificationScene scene) {
        Verifier verifier = scene.enter(World.FINE);
        Finding first = scene.begin(verifier, Verified.class, scene.key());
        Finding second = scene.begin(verifier, Verified.class, IdempotencyKey.fresh());

        scene.witness().differ(first.caseReference(), second.caseReference());
        scene.opened(2);
    }

    static void findsTheCase(VerificationScene scene) {
        Verifier verifier = scene.enter(World.FINE);
        Finding begun = scene.begin(verifier, MoreNeeded.class, scene.key());

        scene.witness().equal(Optional.of(begun), scene.find(verifier));
    }

    static void findsNothing(VerificationScene scene) {
        scene.witness().equal(Optional.empty(), scene.find(scene.enter(World.FINE)));
    }

    static void isInDoubtAboutALostAnswer(VerificationScene scene) throws Exception {
        Verifier verifier = scene.enter(World.ANSWER_LOST);
        scene.fault(IN_DOUBT, () -> scene.begin(verifier, Verified.class, scene.key()));

        Verifier next = scene.enter(World.FINE);
        Finding found = scene.witness().present(scene.find(next), "the case that was opened");
        scene.witness().equal(found, scene.begin(next, Verified.class, scene.key()));
        scene.opened(1);
    }

    static void isUnavailable(VerificationScene scene) throws Exception {
        Verifier verifier = scene.enter(World.DOWN);
        scene.fault(UNAVAILABLE, () -> scene.begin(verifier, Verified.class, scene.key()));
        scene.fault(UNAVAILABLE, () -> scene.find(verifier));

        scene.witness().equal(Optional.empty(), scene.find(scene.enter(World.FINE)));
        scene.opened(0);
    }

    static void isMisconfigured(VerificationScene scene) throws Exception {
        Verifier verifier = scene.enter(World.REJECTS_OUR_SETTINGS);
        scene.fault(MISCONFIGURED, () -> scene.begin(verifier, Verified.class, scene.key()));
    }

    static void isUnintelligible(VerificationScene scene) throws Exception {
        Verifier verifier = scene.enter(World.TALKS_NONSENSE);
        scene.fault(UNINTELLIGIBLE, () -> scene.find(verifier));
    }

    static void knowsItsCasesAfterARestart(VerificationScene scene) {
        Finding begun = scene.begin(scene.enter(World.FINE), Rejected.class, scene.key());

        scene.witness().equal(Optional.of(begun), scene.find(scene.enter(World.FINE)));
    }
}
