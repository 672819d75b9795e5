package org.kontor.payments.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a bank's file: how many entries are new and how many were known before, how many are only announced,
 * what the new ones led to, and what looks wrong in the file.
 */
public record StatementReport(
        String account,
        int taken,
        int known,
        int announced,
        int matched,
        int suspense,
        int claimed,
        int reversals,
        int ignored,
        int unexplained,
        List<String> warnings) {

    public StatementReport {
        warnings = List.copyOf(warnings);
    }

    static StatementReport of(String account, List<EntryBooking.Taken> entries, int announced, List<String> warnings) {
        Map<BookedEntry.State, Integer> counts = new EnumMap<>(BookedEntry.State.class);
        entries.stream()
                .filter(EntryBooking.Taken::fresh)
                .forEach(entry -> counts.merge(entry.state(), 1, Integer::sum));
        int taken = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new StatementReport(
                account,
                taken,
                entries.size() - taken,
                announced,
                counts.getOrDefault(BookedEntry.State.MATCHED, 0),
                counts.getOrDefault(BookedEntry.State.SUSPENSE, 0),
                counts.getOrDefault(BookedEntry.State.CLAIMED, 0),
                counts.getOrDefault(BookedEntry.State.REVERSAL, 0),
                counts.getOrDefault(BookedEntry.State.IGNORED, 0),
                counts.getOrDefault(BookedEntry.State.UNEXPLAINED, 0),
                warnings);
    }

    /** For an operator who finds it beside the file. */
    String words() {
        String counts = "Account " + account + ": " + taken + " taken, " + known + " known before, " + announced
                + " announced only; of those taken " + matched + " matched, " + suspense + " in suspense, " + claimed
                + " of ours come back, " + reversals + " taken back, " + ignored + " of no payment, "
                + unexplained + " unexplained\n";
        return warnings.isEmpty() ? counts : counts + String.join("\n", warnings) + "\n";
    }
}
