package org.kontor.accounts.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kontor.accounts.store.MemberStore;
import org.kontor.security.Passwords;
import org.kontor.security.Tokens;
import org.kontor.store.Transactions;
import org.kontor.work.TradeRuleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Logs members in; an unknown address, a wrong password and a member without one look and last the same. */
@Component(service = SessionDesk.class)
public final class SessionDesk {

    private static final Duration LIFE = Duration.ofHours(8);

    private final MemberStore members;
    private final KeyDesk keys;
    private final Passwords passwords;
    private final Transactions transactions;
    private final Clock clock;
    private final FailedLogins failures = new FailedLogins();
    private final String nobodysHash;

    @Activate
    public SessionDesk(
            @Reference MemberStore members,
            @Reference KeyDesk keys,
            @Reference Passwords passwords,
            @Reference Tokens tokens,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.members = members;
        this.keys = keys;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
        this.nobodysHash = passwords.hash(tokens.fresh().token().toCharArray());
    }

    /** Takes a while on purpose; call it outside any transaction. Throws when the password does not match. */
    public Member check(String email, String password) {
        String login = Texts.login(email);
        requirePatience(login);
        Optional<PasswordHolder> holder = transactions
                .call(() -> members.byLogin(login))
                .filter(found -> !found.hash().isEmpty());
        String hash = holder.map(PasswordHolder::hash).orElse(nobodysHash);
        boolean matches = passwords.matches(password.toCharArray(), hash);
        if (!matches || holder.isEmpty()) {
            failures.failed(login, clock.instant());
            throw TradeRuleException.forbidden(
                    "wrong-credentials", "E-mail address and password do not match", "check both and try again");
        }
        failures.succeeded(login);
        return holder.get().member();
    }

    /** A session of eight hours for a member whose password was checked. */
    public Issued open(Member member) {
        return transactions.call(() -> keys.session(member, LIFE));
    }

    private void requirePatience(String login) {
        Duration wait = failures.waitFor(login, clock.instant());
        if (!wait.isZero()) {
            throw TradeRuleException.forbidden(
                    "too-many-attempts",
                    "There were too many failed logins with this e-mail address",
                    "wait " + (wait.toSeconds() + 1) + " seconds and try again");
        }
    }
}
