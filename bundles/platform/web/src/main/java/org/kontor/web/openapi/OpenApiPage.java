package org.kontor.web.openapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /openapi.json}: written when first asked for, and again after routes came or went. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/openapi.json")
public final class OpenApiPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Set<Object> resources =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final transient JsonMapper mapper = JsonMapper.builder().build();
    private transient volatile Optional<byte[]> written = Optional.empty();

    @Reference(
            service = AnyService.class,
            target = "(kontor.web.resource=true)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addResource(Object resource) {
        resources.add(resource);
        written = Optional.empty();
    }

    void removeResource(Object resource) {
        resources.remove(resource);
        written = Optional.empty();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] page = written.isPresent() ? written.get() : write();
        response.setContentType("application/json");
        response.getOutputStream().write(page);
    }

    private byte[] write() throws IOException {
        List<Class<?>> classes;
        synchronized (resources) {
            classes = resources.stream()
                    .<Class<?>>map(Object::getClass)
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        }
        byte[] page = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(Description.of(classes));
        written = Optional.of(page);
        return page;
    }
}
