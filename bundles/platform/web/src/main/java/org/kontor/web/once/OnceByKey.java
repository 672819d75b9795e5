package org.kontor.web.once;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLStateClass;
import org.kontor.store.Documents;
import org.kontor.store.Transactions;
import org.kontor.web.Once;
import org.kontor.web.problem.Code;
import org.kontor.web.problem.Problem;
import org.kontor.web.problem.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Costs one select by primary key and one insert. The insert comes last in the transaction and carries the answer: of two
 * requests with one key the second violates the primary key, loses its effect with its transaction, and answers what
 * the first one answered.
 */
@Component(service = Once.class)
public final class OnceByKey implements Once {

    /** Undoes the transaction of work that refuses by what it returns. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        private Refused(Answer answer) {
            super("refused", null, false, false);
            this.answer = answer;
        }
    }

    /** Another server began with the same key at the same moment. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient AnswerTable.Row row;

        private Overtaken(AnswerTable.Row row) {
            super("overtaken", null, false, false);
            this.row = row;
        }
    }

    private final Transactions transactions;
    private final AnswerTable table;
    private final JsonMapper mapper = Documents.mapper();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    @Activate
    public OnceByKey(@Reference Transactions transactions, @Reference AnswerTable table) {
        this.transactions = transactions;
        this.table = table;
    }

    @Override
    public Response inOneTransaction(Supplier<Response> work) {
        Request request = Request.current();
        Optional<AnswerTable.Row> known = find(request);
        if (known.isPresent()) {
            return known(request, known.get());
        }
        try {
            Answer answer = transactions.call(() -> {
                Answer fresh = Answer.of(work.get(), mapper);
                if (!fresh.kept()) {
                    throw new Refused(fresh);
                }
                table.insertAnswered(request, fresh);
                return fresh;
            });
            return answer.response().build();
        } catch (Refused e) {
            return e.answer.response().build();
        } catch (DataAccessException e) {
            return known(request, overtaken(request, e));
        }
    }

    @Override
    public Response withEffect(Supplier<UUID> begin, Consumer<UUID> carryOut, Function<UUID, Response> answer) {
        Request request = Request.current();
        String place = request.scope() + request.key();
        if (!running.add(place)) {
            return find(request).map(row -> known(request, row)).orElseGet(OnceByKey::stillInProgress);
        }
        try {
            Optional<AnswerTable.Row> row = find(request);
            if (row.isPresent()
                    && (isOther(request, row.get()) || row.get().answer().isPresent())) {
                return known(request, row.get());
            }
            UUID resource = row.flatMap(AnswerTable.Row::resource).orElseGet(() -> begin(request, begin));
            return carryOn(request, resource, carryOut, answer);
        } catch (Overtaken e) {
            return known(request, e.row);
        } finally {
            running.remove(place);
        }
    }

    private UUID begin(Request request, Supplier<UUID> begin) {
        try {
            return transactions.call(() -> {
                UUID resource = begin.get();
                table.insertBegun(request, resource);
                return resource;
            });
        } catch (DataAccessException e) {
            throw new Overtaken(overtaken(request, e));
        }
    }

    private Response carryOn(Request request, UUID resource, Consumer<UUID> carryOut, Function<UUID, Response> answer) {
        carryOut.accept(resource);
        Answer sent = transactions.call(() -> {
            Answer fresh = Answer.of(answer.apply(resource), mapper);
            return !fresh.kept() || table.update(request, fresh)
                    ? fresh
                    : table.find(request).flatMap(AnswerTable.Row::answer).orElse(fresh);
        });
        return sent.response().build();
    }

    private Optional<AnswerTable.Row> find(Request request) {
        return transactions.call(() -> table.find(request));
    }

    private AnswerTable.Row overtaken(Request request, DataAccessException e) {
        if (e.sqlStateClass() != SQLStateClass.C23_INTEGRITY_CONSTRAINT_VIOLATION) {
            throw e;
        }
        return find(request).orElseThrow(() -> e);
    }

    private static boolean isOther(Request request, AnswerTable.Row row) {
        return !row.fingerprint().equals(request.fingerprint());
    }

    private static Response known(Request request, AnswerTable.Row row) {
        if (isOther(request, row)) {
            return Problems.response(Problem.of(
                            Code.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key came with another body before",
                            "Use a new key for a new request"))
                    .build();
        }
        return row.answer()
                .map(answer ->
                        answer.response().header("Idempotency-Replayed", "true").build())
                .orElseGet(OnceByKey::stillInProgress);
    }

    private static Response stillInProgress() {
        return Problems.response(Problem.of(
                        Code.STILL_IN_PROGRESS, "The first request with this key still runs", "Repeat it shortly"))
                .header("Retry-After", 2)
                .build();
    }
}
