package org.kontor.web.status;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kontor.store.Documents;
import org.kontor.store.Sql;
import org.kontor.store.Transactions;
import org.kontor.web.HealthSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /health}: 200 when the database answers and every step of a trade is here, otherwise 503 with what is missing; a
 * warning is shown and changes nothing.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String UP = "UP";
    private static final String DOWN = "DOWN: ";
    private static final List<String> STEPS =
            List.of("accounts", "logistics", "orders", "payments", "fulfilment", "tracking", "settlement", "invoices");

    private final transient JsonMapper mapper = Documents.mapper();
    private final transient DatabaseCheck database = new DatabaseCheck(System::nanoTime);
    private final transient List<HealthSource> sources = new CopyOnWriteArrayList<>();
    private final transient Supplier<Set<String>> steps;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Transactions transactions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Sql sql;

    @Activate
    public HealthPage(BundleContext bundles) {
        this(() -> served(bundles));
    }

    HealthPage(Supplier<Set<String>> steps) {
        this.steps = steps;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(HealthSource source) {
        sources.add(source);
    }

    void removeSource(HealthSource source) {
        sources.remove(source);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> checks = checks();
        boolean up = checks.values().stream().noneMatch(check -> check.startsWith(DOWN));
        response.setStatus(up ? 200 : 503);
        response.setContentType("application/json");
        response.getOutputStream()
                .write(mapper.writeValueAsBytes(Map.of("status", up ? "UP" : "DOWN", "checks", checks)));
    }

    private Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("database", check(database.problem(transactions, sql), Optional.empty()));
        Set<String> served = steps.get();
        STEPS.forEach(step -> checks.put(
                step,
                served.contains(step) ? UP : check(Optional.of("its routes are not served yet"), Optional.empty())));
        sources.forEach(source -> checks.put(source.name(), check(source.problem(), source.warning())));
        return checks;
    }

    private static String check(Optional<String> problem, Optional<String> warning) {
        return problem.map(sentence -> DOWN + sentence)
                .orElseGet(
                        () -> warning.map(sentence -> UP + ", but: " + sentence).orElse(UP));
    }

    private static Set<String> served(BundleContext bundles) {
        try {
            ServiceReference<?>[] resources = bundles.getAllServiceReferences(null, "(kontor.web.resource=true)");
            return resources == null
                    ? Set.of()
                    : Arrays.stream(resources)
                            .map(reference -> reference.getBundle().getSymbolicName())
                            .map(name -> name.substring(name.lastIndexOf('.') + 1))
                            .collect(Collectors.toSet());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is a constant", e);
        }
    }
}
