package org.kontor.accounts.domain;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.accounts.store.CredentialStore;
import org.kontor.accounts.store.InstrumentStore;
import org.kontor.accounts.store.MemberStore;
import org.kontor.accounts.store.OrganisationStore;
import org.kontor.accounts.store.VerificationStore;
import org.kontor.providers.Providers;
import org.kontor.security.Caller;
import org.kontor.security.Passwords;
import org.kontor.security.Role;
import org.kontor.security.Tokens;
import org.kontor.security.argon.Argon2Passwords;
import org.kontor.security.argon.RandomTokens;
import org.kontor.store.Schema;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.testkit.TestStore;
import org.kontor.values.Address;
import org.kontor.values.Country;
import org.kontor.verification.Subject;
import org.kontor.work.Facts;
import org.kontor.work.Intentions;

/** All of step 1, wired as in the product. */
public final class Desks {

    public static final String PASSWORD = "a long enough passphrase";

    /** What step 1 stands on. */
    public record Ground(Transactions transactions, Sql sql, Facts facts, Intentions intentions, Clock clock) {}

    public final Transactions transactions;
    public final CallerCache cache;
    public final KeyDesk keys;
    public final MemberDesk members;
    public final AccountDesk accounts;
    public final OperatorDesk operators;
    public final SessionDesk sessions;
    public final CredentialAuthenticator authenticator;
    public final VerificationDesk verifications;
    public final ReviewDesk review;
    public final InstrumentDesk instruments;
    public final VerificationEffect verificationEffect;
    public final InstrumentEffect instrumentEffect;
    private String hash;

    public Desks(Ground ground, Providers providers) {
        Schema schema = () -> "accounts";
        Sql sql = ground.sql();
        Clock clock = ground.clock();
        Facts facts = ground.facts();
        Tokens tokens = new RandomTokens();
        Passwords passwords = new Argon2Passwords();
        transactions = ground.transactions();
        OrganisationStore organisations = new OrganisationStore(sql, schema);
        MemberStore memberStore = new MemberStore(sql, schema);
        CredentialStore credentials = new CredentialStore(sql, schema);
        VerificationStore verificationStore = new VerificationStore(sql, schema);
        InstrumentStore instrumentStore = new InstrumentStore(sql, schema);
        VerificationBook book = new VerificationBook(verificationStore, organisations, facts);
        ProviderChoice choice = new ProviderChoice(providers);
        cache = new CallerCache(clock);
        keys = new KeyDesk(credentials, memberStore, cache, tokens, transactions, clock);
        members = new MemberDesk(organisations, memberStore, keys, passwords, transactions, facts, clock);
        accounts = new AccountDesk(organisations, verificationStore, instrumentStore, transactions, facts, clock);
        operators = new OperatorDesk(memberStore, keys, transactions, clock);
        sessions = new SessionDesk(memberStore, keys, passwords, tokens, transactions, clock);
        authenticator = new CredentialAuthenticator(credentials, cache, tokens, transactions, clock);
        verifications = new VerificationDesk(
                verificationStore, book, organisations, choice, transactions, ground.intentions(), facts, clock);
        review = new ReviewDesk(verificationStore, book, transactions, clock);
        instruments = new InstrumentDesk(instrumentStore, choice, transactions, ground.intentions(), facts, clock);
        verificationEffect = new VerificationEffect(book, organisations, providers, transactions, clock);
        instrumentEffect = new InstrumentEffect(instrumentStore, providers, transactions, facts, clock);
    }

    /** On the test's Derby, with the effects known to its intentions. */
    public static Desks on(TestStore store, Providers providers) {
        Desks desks = new Desks(
                new Ground(store.transactions(), store.sql(), store.facts(), store.intentions(), store.clock()),
                providers);
        store.add(desks.verificationEffect);
        store.add(desks.instrumentEffect);
        return desks;
    }

    public static Profile profile() {
        return new Profile(
                Subject.Kind.COMPANY,
                "Elbe Leuchten GmbH",
                "",
                "HRB 123456",
                "DE136695976",
                new Address(List.of("Am Sandtorkai 30"), "Hamburg", "", "20457", Country.of("DE")),
                "+49 40 5550 0100",
                "office@elbe.example");
    }

    public static NewMember member(String email, Role role) {
        return new NewMember("Purchasing", email, PASSWORD, role);
    }

    public MemberDesk.Registered register(String email) {
        return members.register(profile(), member(email, Role.OWNER), hash());
    }

    public Caller registered(String email) {
        return caller(register(email));
    }

    public Caller caller(MemberDesk.Registered registered) {
        return authenticator.authenticate(registered.key().token()).orElseThrow();
    }

    public Caller operator(String name) {
        return authenticator.authenticate(operators.appoint(name).key().token()).orElseThrow();
    }

    /** One hash for everybody: making one takes long. */
    public String hash() {
        if (hash == null) {
            hash = members.hash(member("any@trade.example", Role.OWNER));
        }
        return hash;
    }

    public UUID verify(Caller owner) {
        UUID id = transactions.call(() -> verifications.begin(owner.organisation(), Optional.empty(), owner));
        verifications.carryOut(id);
        return id;
    }
}
