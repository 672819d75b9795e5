package org.kontor.outbound.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.kontor.outbound.journal.Lines.answer;
import static org.kontor.outbound.journal.Lines.line;
import static org.kontor.outbound.journal.Lines.request;

import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.kontor.values.ProviderException;
import org.kontor.values.ProviderException.Fault;

/** The journal never makes a call wait: what does not fit is dropped and counted. */
public class BacklogTest {

    @Test
    public void linesBeyondTheNumberAreDroppedAndCounted() throws Exception {
        Backlog backlog = new Backlog(2, 1_000);

        for (int i = 0; i < 5; i++) {
            backlog.add(line(request(), answer("text/plain", "x")));
        }

        assertEquals(3, backlog.dropped());
        assertEquals(2, backlog.take(10, Duration.ZERO).size());
        assertEquals(List.of(), backlog.take(10, Duration.ZERO));
    }

    @Test
    public void linesBeyondTheMemoryAreDroppedAndRoomComesBack() throws Exception {
        Backlog backlog = new Backlog(100, 1_000);
        String long700 = "x".repeat(700);

        backlog.add(line(request(), answer("text/plain", long700)));
        backlog.add(line(request().body("text/plain", new byte[301]), answer("text/plain", "")));
        backlog.add(line(request(), answer("text/plain", "short")));
        assertEquals(1, backlog.dropped());
        assertEquals(2, backlog.take(10, Duration.ZERO).size());

        backlog.add(line(request(), answer("text/plain", long700)));
        assertEquals(1, backlog.dropped());
    }

    @Test
    public void aFewAreTakenAtOnce() throws Exception {
        Backlog backlog = new Backlog(100, 1_000);
        for (int i = 0; i < 5; i++) {
            backlog.add(line(request(), answer("text/plain", "x")));
        }

        assertEquals(3, backlog.take(3, Duration.ZERO).size());
        assertEquals(2, backlog.take(3, Duration.ZERO).size());
    }

    @Test
    public void aLineKeepsNothingOfThePlugin() {
        Line line = Lines.failed(new ProviderException(Fault.UNAVAILABLE, "busy", new IllegalStateException()));

        assertEquals("busy", line.problem());
        assertTrue(line.answer().isEmpty());
        for (var component : Line.class.getRecordComponents()) {
            assertTrue(component.toString(), !Throwable.class.isAssignableFrom(component.getType()));
        }
    }
}
