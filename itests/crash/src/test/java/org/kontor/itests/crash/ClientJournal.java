package org.kontor.itests.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the clients know for sure: what they began, and every answer they got; on the disk before they go on. */
final class ClientJournal implements AutoCloseable {

    /**
     * What was answered: {@code PAID} with a payment's id, {@code ENTRY} with what the bank calls an entry,
     * {@code SENT_BACK} with what we do.
     */
    enum Answer {
        PLACED,
        BEGUN,
        PAID,
        CANCELLED,
        ACCEPTED,
        DISPUTED,
        AGREED,
        PAYOUT,
        APPROVED,
        ENTRY,
        ALLOCATED,
        SENT_BACK,
        MESSAGE,
        ENDED
    }

    /** One line. */
    record Told(Answer answer, String about) {}

    private static final String TRADE = "TRADE";

    private final List<Trade> trades = new ArrayList<>();
    private final List<Told> answers = new ArrayList<>();
    private final FileChannel file;

    /** A last line that a death has torn was never acted upon. */
    ClientJournal(Path path) {
        try {
            String text = Files.exists(path) ? Files.readString(path) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().map(line -> line.split(" ")).forEach(this::know);
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
            file.position(file.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before anything is done about it. */
    void begins(Trade trade) {
        write(TRADE, trade.order().toString(), trade.script().name());
    }

    void answered(Answer answer, Object about) {
        write(answer.name(), about.toString());
    }

    synchronized List<Trade> trades() {
        return List.copyOf(trades);
    }

    synchronized List<Told> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write(String... words) {
        try {
            file.write(ByteBuffer.wrap((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(false);
            know(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void know(String... words) {
        if (words[0].equals(TRADE)) {
            trades.add(new Trade(UUID.fromString(words[1]), Script.valueOf(words[2])));
        } else {
            answers.add(new Told(Answer.valueOf(words[0]), words[1]));
        }
    }
}
