package org.kontor.itests.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jooq.SQLDialect;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;

/** Lets a day pass between two servers, so that days are closed and daily timers come due. */
final class Days {

    private static final int NOON = 12;

    private Days() {}

    /** How far the server's clock is ahead of the real time; the queue's plans, in real time, come a day nearer. */
    static Duration next(Path folder, Transactions transactions, Sql sql) {
        try {
            Path file = folder.resolve("days");
            long day = Files.exists(file) ? Long.parseLong(Files.readString(file)) + 1 : 0;
            if (day > 0) {
                String update = "update scheduled_tasks set execution_time = " + dayBefore(sql);
                transactions.run(() -> sql.now().execute(update));
            }
            Path written = Files.writeString(folder.resolve("days.new"), Long.toString(day));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            int sinceMidnight = LocalTime.now(ZoneOffset.UTC).toSecondOfDay();
            return Duration.ofDays(day).plusHours(NOON).minusSeconds(sinceMidnight);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dayBefore(Sql sql) {
        return sql.dialect() == SQLDialect.POSTGRES
                ? "execution_time - interval '1 day'"
                : "{fn timestampadd(SQL_TSI_DAY, -1, execution_time)}";
    }
}
