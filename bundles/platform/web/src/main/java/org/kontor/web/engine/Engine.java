package org.kontor.web.engine;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.kontor.web.problem.Problems;

/** One fixed set of resources being served; ends when it is retired and its last request is done. */
final class Engine {

    private static final String PREFIX = "resteasy.servlet.mapping.prefix";

    private static final class Dispatcher extends HttpServletDispatcher {
        private static final long serialVersionUID = 1L;

        void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
            service(request.getMethod(), request, response);
        }
    }

    private final Dispatcher dispatcher = new Dispatcher();
    private final AtomicInteger users = new AtomicInteger(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    Engine(ServletConfig outer, Collection<Object> resources, Gate gate) throws ServletException {
        ResteasyDeployment deployment = new ResteasyDeploymentImpl();
        deployment.setProviders(List.of(new JacksonJson(), new Problems(), gate));
        // Several resource classes share a path such as orders/{id}: match methods, not classes.
        deployment.setWiderRequestMatching(true);
        deployment.setResources(new ArrayList<>(resources));
        ServletContext context = context(outer.getServletContext(), deployment);
        dispatcher.init(config(context));
    }

    /** False when it has ended: ask for the current one. */
    boolean enter() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            dispatcher.destroy();
            ended.countDown();
        }
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        dispatcher.dispatch(request, response);
    }

    /** False when requests still run after the patience. */
    boolean retire(long patienceSeconds) throws InterruptedException {
        leave();
        return ended.await(patienceSeconds, TimeUnit.SECONDS);
    }

    /** The dispatcher keeps its state in the context's attributes: each engine gets its own. */
    private static ServletContext context(ServletContext outer, ResteasyDeployment deployment) {
        Map<Object, Object> own = new ConcurrentHashMap<>(Map.of(ResteasyDeployment.class.getName(), deployment));
        return (ServletContext) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, given) -> {
                    switch (method.getName()) {
                        case "getAttribute":
                            Object mine = own.get(given[0]);
                            return mine == null ? outer.getAttribute((String) given[0]) : mine;
                        case "setAttribute":
                            return own.put(given[0], given[1]);
                        case "removeAttribute":
                            return own.remove(given[0]);
                        default:
                            try {
                                return method.invoke(outer, given);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                    }
                });
    }

    private static ServletConfig config(ServletContext context) {
        return new ServletConfig() {
            @Override
            public String getServletName() {
                return "api";
            }

            @Override
            public ServletContext getServletContext() {
                return context;
            }

            @Override
            public String getInitParameter(String name) {
                return name.equals(PREFIX) ? "/api/v1" : null;
            }

            @Override
            public Enumeration<String> getInitParameterNames() {
                return Collections.enumeration(List.of(PREFIX));
            }
        };
    }
}
