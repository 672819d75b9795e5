package org.kontor.web.engine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.kontor.security.Authenticator;
import org.kontor.store.Documents;
import org.kontor.web.Policies;
import org.kontor.web.problem.Code;
import org.kontor.web.problem.Problem;
import org.kontor.web.problem.RequestId;
import org.kontor.web.status.HttpTimes;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves each request by the engine of the moment; when resources come or go, a new engine takes over. */
@Component(service = Servlet.class, configurationPid = "org.kontor.web", immediate = true)
@Designate(ocd = ApiServlet.Settings.class)
@HttpWhiteboardServletPattern("/api/v1/*")
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final long PATIENCE_SECONDS = 10;

    @ObjectClassDefinition(name = "Web")
    @interface Settings {

        @AttributeDefinition(description = "Requests served at the same time; more are told to come back shortly")
        int most_requests() default 256;
    }

    private final transient JsonMapper mapper = Documents.mapper();

    private final transient Set<Object> resources = Collections.newSetFromMap(new IdentityHashMap<>());
    private final transient Collection<Authenticator> authenticators = new CopyOnWriteArrayList<>();
    private transient volatile Engine current;
    private transient boolean serving;

    private final transient Semaphore places;
    private final transient HttpTimes times;

    @Activate
    public ApiServlet(@Reference HttpTimes times, Settings settings) {
        this(times, settings.most_requests());
    }

    ApiServlet(HttpTimes times, int mostRequests) {
        this.times = times;
        this.places = new Semaphore(mostRequests);
    }

    @Activate
    void activate() {
        RuntimeDelegate.setInstance(new ResteasyProviderFactoryImpl());
    }

    @Deactivate
    void deactivate() {
        RuntimeDelegate.setInstance(null);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addAuthenticator(Authenticator authenticator) {
        authenticators.add(authenticator);
    }

    void removeAuthenticator(Authenticator authenticator) {
        authenticators.remove(authenticator);
    }

    @Reference(
            service = AnyService.class,
            target = "(kontor.web.resource=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addResource(Object resource) {
        try {
            Policies.of(resource.getClass());
        } catch (IllegalArgumentException e) {
            LOG.error("{} is not served", resource.getClass().getName(), e);
            return;
        }
        change(() -> resources.add(resource));
    }

    /** Returns when no request uses the resource any more, or the patience has ended. */
    void removeResource(Object resource) {
        change(() -> resources.remove(resource));
    }

    @Override
    public void init() {
        change(() -> serving = true);
    }

    @Override
    public void destroy() {
        change(() -> serving = false);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(RequestId.HEADER, RequestId.enter(request.getHeader(RequestId.HEADER)));
        try {
            if (places.tryAcquire()) {
                try {
                    serve(request, response);
                } finally {
                    places.release();
                }
            } else {
                refuse(
                        request,
                        response,
                        Problem.of(Code.BUSY, "The server is busy; nothing happened", "Repeat it shortly"));
            }
        } finally {
            RequestId.leave();
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Engine engine = current;
        while (engine != null && !engine.enter()) {
            engine = current;
        }
        if (engine == null) {
            refuse(
                    request,
                    response,
                    Problem.of(Code.STARTING, "Nothing is served at this moment", "Repeat it shortly"));
            return;
        }
        Engine leased = engine;
        try {
            withOurClasses(() -> {
                leased.serve(request, response);
                return null;
            });
        } catch (ServletException e) {
            throw new IOException(e);
        } finally {
            leased.leave();
        }
    }

    /** Without the engine, which is what cannot be used now. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (!Gate.readToItsEnd(request.getInputStream())) {
            response.setHeader("Connection", "close");
        }
        response.setStatus(problem.status());
        response.setHeader("Retry-After", "1");
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(mapper.writeValueAsBytes(problem));
    }

    private void change(Runnable change) {
        Engine old;
        synchronized (resources) {
            change.run();
            old = current;
            try {
                current = serving
                        ? withOurClasses(() ->
                                new Engine(getServletConfig(), List.copyOf(resources), new Gate(authenticators, times)))
                        : null;
            } catch (ServletException | IOException | RuntimeException e) {
                LOG.error("the resources served stay as they were", e);
                return;
            }
        }
        retire(old);
    }

    private static void retire(Engine old) {
        try {
            if (old != null && !old.retire(PATIENCE_SECONDS)) {
                LOG.warn("requests still run after {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step<T> {
        T run() throws ServletException, IOException;
    }

    /** The engine finds its parts through the thread's class loader. */
    private static <T> T withOurClasses(Step<T> step) throws ServletException, IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ApiServlet.class.getClassLoader());
        try {
            return step.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
