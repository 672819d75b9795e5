package org.kontor.payments.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.payment.PaymentPush;
import org.kontor.payments.store.MessageStore;
import org.kontor.providers.Providers;
import org.kontor.store.Transactions;
import org.kontor.work.CrashPoint;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what payment providers send; their plugin says whether it is genuine. What it tells is never believed. */
@Component(service = PaymentMail.class)
public final class PaymentMail {

    private final Providers providers;
    private final MessageStore store;
    private final Inbox inbox;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public PaymentMail(
            @Reference Providers providers,
            @Reference MessageStore store,
            @Reference Inbox inbox,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.providers = providers;
        this.store = store;
        this.inbox = inbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Outside any transaction; returns when everything is kept, with the answer that the provider wants. A message
     * whose signature is wrong is not found: its sender learns nothing.
     */
    public PaymentPush.Message receive(String account, Map<String, String> headers, byte[] body) {
        if (!providers.has(PaymentPush.class, account)) {
            throw TradeRuleException.notFound("payment provider");
        }
        PaymentPush.Message message = providers
                .ask(PaymentPush.class, account, plugin -> genuine(plugin, headers, body))
                .orElseThrow(() -> TradeRuleException.notFound("payment provider"));
        keep(message.notices().stream()
                .map(notice -> ProviderMessage.of(account, notice, clock.instant()))
                .toList());
        CrashPoint.hit("message.after-commit");
        return message;
    }

    private static Optional<PaymentPush.Message> genuine(PaymentPush plugin, Map<String, String> headers, byte[] body) {
        try {
            return Optional.of(plugin.receive(headers, body));
        } catch (SecurityException forged) {
            return Optional.empty();
        }
    }

    /** Of the same event sent twice at once, one is kept; the other finds it. */
    private void keep(List<ProviderMessage> messages) {
        try {
            transactions.run(() -> {
                messages.stream().filter(this::unknown).forEach(this::keep);
                CrashPoint.hit("message.before-commit");
            });
        } catch (RuntimeException e) {
            if (transactions.call(() -> messages.stream().anyMatch(this::unknown))) {
                throw e;
            }
        }
    }

    private void keep(ProviderMessage message) {
        store.insert(message);
        inbox.await(message);
    }

    private boolean unknown(ProviderMessage message) {
        return store.find(message.id()).isEmpty();
    }
}
