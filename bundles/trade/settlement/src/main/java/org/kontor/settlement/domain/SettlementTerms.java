package org.kontor.settlement.domain;

import java.time.Duration;
import java.util.Optional;
import org.kontor.settlement.ReleasePolicy;
import org.kontor.values.InvalidValueException;
import org.kontor.values.Require;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The operator's terms of release, disputes and payouts; deadlines that run already keep their time. */
@Component(service = SettlementTerms.class, configurationPid = "org.kontor.settlement")
@Designate(ocd = SettlementTerms.Settings.class)
public final class SettlementTerms {

    /** Everything an operator can set. */
    @ObjectClassDefinition(name = "Settlement")
    public @interface Settings {

        @AttributeDefinition(description = "The policy of orders that have none of their own")
        ReleasePolicy policy() default ReleasePolicy.HOLD_ALL;

        @AttributeDefinition(
                description = "How sure a delivery must be, in per cent, when the goods count as accepted by time")
        int confidencePercent() default 70;

        @AttributeDefinition(description = "The deposit that RELEASE_DEPOSIT_ON_PRODUCTION releases, in per cent")
        int depositPercent() default 30;

        @AttributeDefinition(description = "What is kept of releases: a day and a percentage each, as 2026-01-01 2.5")
        String[] commissions() default {};

        @AttributeDefinition(
                description = "Days in which the parties of a dispute agree alone; 0: either escalates at once")
        int negotiationDays() default 3;

        @AttributeDefinition(description = "Days after which a dispute comes before the operator by itself")
        int escalationDays() default 7;

        @AttributeDefinition(
                description = "Days to give evidence once an operator has taken up a dispute; 0: only until then")
        int evidenceDays() default 5;

        @AttributeDefinition(description = "Days after acceptance in which the buyer can still open a dispute")
        int claimDays() default 30;

        @AttributeDefinition(description = "Above these amounts two people decide; other currencies: always")
        String[] fourEyesAbove() default {"USD 10000.00", "EUR 10000.00", "GBP 10000.00", "CNY 70000.00"};

        @AttributeDefinition(description = "Days after a change of the payout account before it is used")
        int payoutWaitDays() default 3;

        @AttributeDefinition(description = "Every so many days sellers are paid by themselves; 0: only when they ask")
        int payoutEveryDays() default 0;

        @AttributeDefinition(description = "Days after a payout in which it may still come back")
        int returnDays() default 10;
    }

    private final Settings settings;
    private final Commissions commissions;
    private final Limits limits;

    @Activate
    public SettlementTerms(Settings settings) {
        this.settings = settings;
        this.commissions = Commissions.read(settings.commissions());
        this.limits = Limits.read(settings.fourEyesAbove());
        noneOrMore("negotiationDays", settings.negotiationDays());
        Require.positive("escalationDays", settings.escalationDays() - settings.negotiationDays());
        noneOrMore("evidenceDays", settings.evidenceDays());
        Require.positive("claimDays", settings.claimDays());
    }

    ReleasePolicy policy() {
        return settings.policy();
    }

    double confidence() {
        return settings.confidencePercent() / 100.0;
    }

    int depositPercent() {
        return settings.depositPercent();
    }

    Commissions commissions() {
        return commissions;
    }

    Limits limits() {
        return limits;
    }

    Duration negotiation() {
        return Duration.ofDays(settings.negotiationDays());
    }

    Duration escalation() {
        return Duration.ofDays(settings.escalationDays());
    }

    Duration evidence() {
        return Duration.ofDays(settings.evidenceDays());
    }

    Duration claims() {
        return Duration.ofDays(settings.claimDays());
    }

    Duration payoutWait() {
        return Duration.ofDays(settings.payoutWaitDays());
    }

    /** Empty when sellers are paid only when they ask. */
    Optional<Duration> payoutEvery() {
        return settings.payoutEveryDays() > 0
                ? Optional.of(Duration.ofDays(settings.payoutEveryDays()))
                : Optional.empty();
    }

    Duration returns() {
        return Duration.ofDays(settings.returnDays());
    }

    private static void noneOrMore(String field, int days) {
        if (days < 0) {
            throw new InvalidValueException(field, "must be 0 or more, was " + days, "write 0 for no days");
        }
    }
}
