package org.kontor.carrier.air;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.carrier.Scan;
import org.kontor.carrier.TrackingPush.Update;

/**
 * Cargo-IMP status messages (FSU, and FSA in answer to a question) in a text of any wrapping: a telex with its heading,
 * EDIFACT, several to a line. Every status line is a scan.
 */
final class FsuMessages {

    private static final Pattern MESSAGE = Pattern.compile("\\b(?:FSU|FSA)/\\d{1,2}\\b");
    private static final Pattern WAYBILL =
            Pattern.compile("(\\d{3})-?(\\d{8})([A-Z]{3})?([A-Z]{3})?(?:/([A-Z]\\d{1,5}[A-Z0-9.]*))?(?![A-Z0-9])");
    private static final Pattern NEXT_MESSAGE = Pattern.compile("(?m)^(?:F[A-Z]{2}/\\d{1,2}$|UNT\\+|UNZ\\+|=$|NNNN$)");

    /** A line begins anew with a code and a stroke; within a line only a code we know does. */
    private static final Pattern ENTRY = Pattern.compile("(?m)(?:^|(?<=\\s))(?=([A-Z]{3})/)");

    private static final List<String> CONTINUATIONS = List.of("ULD", "OCI", "OSI");
    private static final int LONGEST = 200_000;

    private final Instant received;

    FsuMessages(Instant received) {
        this.received = received;
    }

    static boolean areIn(String text) {
        return MESSAGE.matcher(text).find();
    }

    /** What the messages say, by waybill, in the order of the text. */
    List<Update> read(String text) {
        String plain = plain(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        Map<String, List<Scan>> scans = new LinkedHashMap<>();
        Map<String, Integer> delivered = new HashMap<>();
        String[] messages = MESSAGE.split(plain, -1);
        for (int i = 1; i < messages.length; i++) {
            message(messages[i], scans, delivered);
        }
        return scans.entrySet().stream()
                .map(entry -> new Update(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void message(String text, Map<String, List<Scan>> scans, Map<String, Integer> delivered) {
        Matcher waybill = WAYBILL.matcher(text);
        if (!waybill.find()) {
            return;
        }
        String number = waybill.group(1) + waybill.group(2);
        FsuConsignment consignment = new FsuConsignment(
                number,
                waybill.group(4) == null ? "" : waybill.group(3),
                FsuQuantity.read(waybill.group(5) == null ? "" : waybill.group(5)));
        for (String entry : entries(text.substring(waybill.end()))) {
            FsuLine line = new FsuLine(entry, consignment);
            int before = delivered.getOrDefault(number, 0);
            Scan scan = line.scan(received, before);
            List<Scan> known = scans.computeIfAbsent(number, waybills -> new ArrayList<>());
            if (known.stream().noneMatch(one -> one.id().equals(scan.id()))) {
                known.add(scan);
                delivered.put(number, before + line.delivers());
            }
        }
    }

    /** The status lines, each with the lines that continue it. */
    private static List<String> entries(String text) {
        Matcher next = NEXT_MESSAGE.matcher(text);
        String body = next.find() ? text.substring(0, next.start()) : text;
        List<Integer> starts = new ArrayList<>();
        Matcher entry = ENTRY.matcher(body);
        while (entry.find()) {
            boolean newLine = entry.start() == 0 || body.charAt(entry.start() - 1) == '\n';
            boolean continues = CONTINUATIONS.contains(entry.group(1)) && !starts.isEmpty();
            if (!continues
                    && (newLine
                            || StatusCodes.knows(entry.group(1))
                            || entry.group(1).equals("DIS"))) {
                starts.add(entry.start());
            }
        }
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            entries.add(body.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : body.length())
                    .strip());
        }
        return entries;
    }

    /** Line breaks as such, also those written out in JSON twice over and the ends of EDIFACT's segments. */
    private static String plain(String text) {
        String lines = text.replace("\\r", "")
                .replace("\\n", "\n")
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        boolean edifact = lines.contains("UNB+") || lines.contains("UNH+");
        return edifact ? lines.replace('\'', '\n') : lines;
    }
}
