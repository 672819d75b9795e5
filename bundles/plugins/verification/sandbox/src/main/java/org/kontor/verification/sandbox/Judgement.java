package org.kontor.verification.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.kontor.verification.Finding;
import org.kontor.verification.Subject;
import org.kontor.verification.Subject.Kind;

/** What the sandbox finds: the words in the legal name or registration number decide, after the number's format. */
final class Judgement {

    private Judgement() {}

    static Finding of(Subject subject, String caseReference, LocalDate today) {
        if (subject.kind() == Kind.COMPANY && !hasFormat(subject)) {
            return new Finding.MoreNeeded(
                    caseReference,
                    List.of("Give the company's unified social credit code, 18 characters with valid check digits."));
        }
        if (says(subject, "REJECT")) {
            return new Finding.Rejected(caseReference, List.of("The register knows no such company or person."));
        }
        if (says(subject, "MORE")) {
            return new Finding.MoreNeeded(caseReference, List.of("Give a register extract not older than 90 days."));
        }
        if (says(subject, "REVIEW")) {
            return new Finding.UnderReview(caseReference, "The name resembles one on a watch list.");
        }
        return new Finding.Verified(caseReference, today.plusYears(1));
    }

    /** A registration number that holds one of the words is magic, not a number. */
    private static boolean hasFormat(Subject subject) {
        String number = subject.registrationNumber().toUpperCase(Locale.ROOT);
        boolean magic = number.contains("REJECT") || number.contains("MORE") || number.contains("REVIEW");
        return !subject.address().country().code().equals("CN") || magic || CreditCode.isValid(number);
    }

    private static boolean says(Subject subject, String word) {
        return (subject.legalName() + " " + subject.registrationNumber())
                .toUpperCase(Locale.ROOT)
                .contains(word);
    }
}
