package org.kontor.testkit.swap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.testkit.trade.Traders;

/** What the sandbox carrier and bank really did, by their own books, held against what the traders were told. */
public final class SandboxBooks {

    private final Path folder;

    /** {@code home} is the server's folder. */
    public SandboxBooks(Path home) {
        this.folder = home.resolve("sandbox");
    }

    /** Keys of all charges so far. */
    public Set<String> charges() throws IOException {
        return documents(Traders.PAYMENT, "charge:").keySet();
    }

    /** Keys of all bookings so far. */
    public Set<String> bookings() throws IOException {
        return documents(Traders.CARRIER, "booking:").keySet();
    }

    /**
     * One sentence for each booking or charge that is missing or too many, for these orders' numbers; the keys of charges
     * and bookings from before do not count.
     */
    public List<String> lostOrDoubled(
            Set<String> paid, Set<String> booked, Set<String> chargesBefore, Set<String> bookingsBefore)
            throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, JsonNode> made = documents(Traders.CARRIER, "booking:");
        made.keySet().removeAll(bookingsBefore);
        Map<String, Long> bookings = made.values().stream()
                .collect(Collectors.groupingBy(one -> one.path("reference").asText(), Collectors.counting()));
        booked.stream()
                .filter(order -> bookings.getOrDefault(order, 0L) != 1)
                .forEach(order ->
                        wrong.add("order " + order + " was booked " + bookings.getOrDefault(order, 0L) + " times"));
        bookings.keySet().stream()
                .filter(order -> !booked.contains(order))
                .forEach(order -> wrong.add("the carrier has a booking of " + order + " that nobody was told of"));
        Map<String, JsonNode> charges = documents(Traders.PAYMENT, "charge:");
        charges.keySet().removeAll(chargesBefore);
        if (charges.size() != paid.size()) {
            wrong.add("the bank took " + charges.size() + " charges for " + paid.size() + " paid orders");
        }
        return wrong;
    }

    /** The latest document of every key. */
    private Map<String, JsonNode> documents(String account, String prefix) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> latest = new LinkedHashMap<>();
        String pid = "org.kontor." + account.replace('-', '~');
        Path file = folder.resolve(pid + ".jsonl");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            JsonNode entry = json.readTree(line);
            if (entry.path("key").asText().startsWith(prefix)) {
                latest.put(entry.path("key").asText(), entry.path("document"));
            }
        }
        return latest;
    }
}
