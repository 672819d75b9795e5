package org.kontor.web;

/** A service that has something to show at {@code /metrics}. */
public interface MetricsSource {

    /** Takes samples; labels come as name, value, name, value. */
    interface Sink {

        void counter(String name, String help, double value, String... labels);

        void gauge(String name, String help, double value, String... labels);
    }

    /** Called for every scrape: quick, and without I/O. */
    void write(Sink sink);
}
