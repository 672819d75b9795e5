package org.kontor.carrier.tnt;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Locale;
import org.kontor.values.Country;
import org.kontor.values.Money;
import org.kontor.values.Require;

/** One account with TNT as its settings say; settings that cannot be meant are refused at once. Prints no secret. */
final class TntAccount {

    /** A range of days, written {@code 1-5}. */
    record Days(int min, int max) {

        static Days parse(String text) {
            String[] ends = text.strip().split("-", 2);
            return new Days(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[ends.length - 1].strip()));
        }

        Days {
            if (min < 0 || max < min) {
                throw new IllegalArgumentException("days must ascend like 1-5, were " + min + "-" + max);
            }
        }
    }

    private final TntCarrier.Settings settings;
    private final URI base;
    private final URI tracking;
    private final Days express;
    private final Days economy;
    private final LocalTime collectFrom;
    private final LocalTime collectTo;

    TntAccount(TntCarrier.Settings settings) {
        this.settings = settings;
        this.base = URI.create(settings.address().endsWith("/") ? settings.address() : settings.address() + "/");
        this.tracking = URI.create(settings.tracking_address());
        this.express = Days.parse(settings.express_days());
        this.economy = Days.parse(settings.economy_days());
        this.collectFrom = LocalTime.parse(settings.collect_from());
        this.collectTo = LocalTime.parse(settings.collect_to());
        Require.text("user", settings.user());
        Require.text("account", settings.account());
        Money.currency(settings.currency());
        Country.of(settings.account_country());
        Require.positive("volumetric.divisor", settings.volumetric_divisor());
        Require.positive("rounding.step.grams", settings.rounding_step_grams());
        Require.positive("valid.hours", settings.valid_hours());
    }

    URI pricing() {
        return base.resolve("expressconnect/pricing/getprice");
    }

    URI shipping() {
        return base.resolve("expressconnect/shipping/ship");
    }

    URI labels() {
        return base.resolve("expresslabel/documentation/getlabel");
    }

    URI rendering() {
        return base.resolve("expresswebservices-website/app/render.html");
    }

    URI tracking() {
        return tracking;
    }

    /** The value of the header that names this account. */
    String authorization() {
        String pair = user() + ":" + password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    String user() {
        return settings.user();
    }

    String password() {
        return settings._password() == null ? "" : settings._password();
    }

    String number() {
        return settings.account();
    }

    String country() {
        return settings.account_country().toUpperCase(Locale.ROOT);
    }

    String currency() {
        return settings.currency();
    }

    /** From when on TNT may collect, at the shipper's clock. */
    LocalTime collectFrom() {
        return collectFrom;
    }

    LocalTime collectTo() {
        return collectTo;
    }

    /** Whether each booking orders a collection too. */
    boolean ordersCollections() {
        return settings.collect();
    }

    Days express() {
        return express;
    }

    Days economy() {
        return economy;
    }

    Duration promised() {
        return Duration.ofHours(settings.valid_hours());
    }

    int divisor() {
        return settings.volumetric_divisor();
    }

    long stepGrams() {
        return settings.rounding_step_grams();
    }

    @Override
    public String toString() {
        return "TNT at " + base.getHost();
    }
}
