package org.kontor.conformance;

import static org.kontor.conformance.PaymentScene.AMOUNT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.conformance.PaymentKit.Connection;
import org.kontor.conformance.PaymentKit.World;
import org.kontor.payment.Chargebacks;
import org.kontor.payment.Chargebacks.Chargeback;
import org.kontor.payment.PaymentPush;
import org.kontor.payment.PaymentPush.Notice;

/** Messages and the disputes that they tell of: p27 and p34. */
final class MessageRules {

    /** No provider goes on sending for so long. */
    private static final Duration OLD = Duration.ofDays(7);

    private MessageRules() {}

    static void believesOnlyGenuineMessages(PaymentScene scene) throws Exception {
        PaymentPush provider = scene.offered(PaymentPush.class);
        CarrierKit.Message genuine = scene.kit().message(Duration.ZERO);
        CarrierKit.Message sooner = scene.kit().message(Duration.ofSeconds(30));
        CarrierKit.Message old = scene.kit().message(OLD);
        byte[] changed = genuine.body();
        changed[changed.length / 2] ^= 1;

        List<String> events = events(scene, provider, genuine, "a genuine message");
        scene.witness().that(!events.isEmpty(), "a notice", events);
        scene.witness().equal(events, events(scene, provider, genuine, "the message again"));
        scene.witness().equal(events, events(scene, provider, sooner, "the message as it was signed 30 s ago"));
        scene.witness().doing("the message with one bit changed");
        scene.witness().forged(() -> provider.receive(genuine.headers(), changed));
        scene.witness().doing("the message without its headers");
        scene.witness().forged(() -> provider.receive(Map.of(), genuine.body()));
        scene.witness().doing("a message that was signed a week ago");
        scene.witness().forged(() -> provider.receive(old.headers(), old.body()));
    }

    /** How it stands may change from one question to the next. */
    static void findsDisputes(PaymentScene scene) {
        scene.offered(Chargebacks.class);
        Connection disputes = scene.enter(World.DISPUTES);
        Chargebacks provider = disputes.ability(Chargebacks.class);
        String charge =
                scene.charged(scene.charge(disputes, AMOUNT, scene.key())).reference();
        String reference = scene.kit().chargeback(scene.key());
        for (Chargebacks each : List.of(provider, scene.enter(World.DISPUTES).ability(Chargebacks.class))) {
            scene.witness().doing("finding the dispute " + reference);
            Chargeback told = scene.witness().present(each.chargeback(reference), "the dispute");
            scene.witness().equal(reference, told.reference());
            scene.witness().equal(charge, told.charge());
            scene.witness().equal(AMOUNT, told.amount());
        }
        scene.witness().doing("finding a dispute that there is not");
        scene.witness().equal(Optional.empty(), provider.chargeback("nosuchdispute"));
    }

    private static List<String> events(
            PaymentScene scene, PaymentPush provider, CarrierKit.Message message, String which) {
        scene.witness().doing(which);
        return provider.receive(message.headers(), message.body()).notices().stream()
                .map(Notice::event)
                .toList();
    }
}
