package org.kontor.accounts.domain;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.kontor.accounts.Operators;
import org.kontor.accounts.store.MemberStore;
import org.kontor.security.Caller;
import org.kontor.security.Permission;
import org.kontor.security.Role;
import org.kontor.store.Keys;
import org.kontor.store.Transactions;
import org.kontor.values.Require;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps those who run the server; they have keys and no passwords. */
@Component(service = {Operators.class, OperatorDesk.class})
public final class OperatorDesk implements Operators {

    /** An operator and their key. */
    public record Appointed(Member operator, Issued key) {}

    private final MemberStore members;
    private final KeyDesk keys;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public OperatorDesk(
            @Reference MemberStore members,
            @Reference KeyDesk keys,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.members = members;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Appointed appoint(String name) {
        String given = Texts.limited("name", Require.text("name", name), 80);
        return transactions.call(() -> {
            Member operator =
                    new Member(Keys.fresh(), ORGANISATION, login(given), given, Role.OPERATOR, clock.instant());
            if (!members.insertUnlessTaken(operator, "")) {
                throw TradeRuleException.conflict(
                        "operator-exists", "There is an operator of this name", "choose another name");
            }
            return new Appointed(operator, keys.firstKey(operator));
        });
    }

    public List<Member> list(Slice slice) {
        return transactions.call(() -> members.of(ORGANISATION, slice));
    }

    @Override
    public Caller operator(String name) {
        return transactions
                .call(() -> members.byLogin(login(name)))
                .map(PasswordHolder::member)
                .map(member -> new Caller(
                        member.organisation(),
                        member.id(),
                        member.name(),
                        member.role().permissions()))
                .orElseThrow(() -> TradeRuleException.notFound("operator"));
    }

    /** True while somebody can call as an operator. */
    boolean anybody() {
        return keys.anyLive(ORGANISATION, Permission.OPERATE);
    }

    /** Another key for the operator of this name, who is appointed when there is none. */
    Issued reappoint(String name) {
        return transactions.call(() -> members.byLogin(login(name))
                .map(known -> keys.firstKey(known.member()))
                .orElseGet(() -> appoint(name).key()));
    }

    /** No e-mail address has a space, so an operator never logs in with one. */
    private static String login(String name) {
        return "operator " + name.strip().toLowerCase(Locale.ROOT);
    }
}
