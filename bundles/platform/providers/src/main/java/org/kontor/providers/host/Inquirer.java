package org.kontor.providers.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kontor.providers.Inquiries;
import org.kontor.providers.Providers.Answer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Takes the answers that come in time, and leaves the late ones to threads of its own. */
@Component(service = Inquiries.class)
public final class Inquirer implements Inquiries {

    private final ProviderHost host;
    private final LateThreads lateThreads = new LateThreads();

    @Activate
    public Inquirer(@Reference ProviderHost host) {
        this.host = host;
    }

    @Deactivate
    void close() {
        lateThreads.close();
    }

    @Override
    public <S, R> Gathered<R> gather(Inquiry<S, R> inquiry) {
        long start = System.nanoTime();
        List<Answer<R>> answers = new ArrayList<>();
        List<Late<R>> late = new ArrayList<>();
        for (Question<R> question : host.put(inquiry)) {
            if (question.endsWithin(inquiry.within().minusNanos(System.nanoTime() - start))) {
                answers.add(question.answer());
            } else {
                late.add(lateThreads.await(question));
            }
        }
        return new Gathered<>(answers, late);
    }

    @Override
    public boolean stands(Class<?> ability, String account, String version, Instant since) {
        return host.account(account)
                .filter(known -> known.stands(ability, version, since))
                .isPresent();
    }
}
