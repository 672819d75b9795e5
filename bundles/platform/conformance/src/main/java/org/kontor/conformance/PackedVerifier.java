package org.kontor.conformance;

import java.util.List;
import java.util.Map;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Verifier;

/** A verifier as its packed kit presents it. */
final class PackedVerifier extends VerificationKit {

    private static final Map<Class<? extends Finding>, String> NAMES = Map.of(
            Finding.Verified.class, "subject.verified.",
            Finding.Rejected.class, "subject.rejected.",
            Finding.MoreNeeded.class, "subject.more-needed.",
            Finding.UnderReview.class, "subject.under-review.");

    private final KitStage stage;

    PackedVerifier(KitStage stage) {
        this.stage = stage;
    }

    @Override
    protected Verifier enter(World world) {
        return stage.enter(world).find(Verifier.class).orElseThrow(() -> new NotApplicable("offers no Verifier"));
    }

    @Override
    protected Subject subjectFor(Class<? extends Finding> finding) {
        KitSettings settings = stage.settings();
        String subject = NAMES.get(finding);
        Country country = Country.of(settings.find(subject + "country").orElse("DE"));
        return new Subject(
                Subject.Kind.COMPANY,
                settings.required(subject + "name"),
                "",
                settings.find(subject + "registration").orElse(""),
                settings.find(subject + "tax").orElse(""),
                new Address(List.of("Road 1"), "City", "", "1", country));
    }

    @Override
    protected int cases() {
        return stage.acts();
    }
}
