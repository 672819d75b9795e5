package org.kontor.web.status;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kontor.web.MetricsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /metrics} in the text format of Prometheus; it names accounts and routes, never traders. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient List<MetricsSource> sources = new CopyOnWriteArrayList<>();
    private final transient HttpTimes times;

    @Activate
    public MetricsPage(@Reference HttpTimes times) {
        this.times = times;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(MetricsSource source) {
        sources.add(source);
    }

    void removeSource(MetricsSource source) {
        sources.remove(source);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Samples samples = new Samples();
        sources.forEach(source -> source.write(samples));
        CollectorRegistry registry = new CollectorRegistry();
        registry.register(samples.collector());
        response.setContentType(TextFormat.CONTENT_TYPE_004);
        try (Writer out = response.getWriter()) {
            TextFormat.write004(out, registry.metricFamilySamples());
            TextFormat.write004(out, times.registry().metricFamilySamples());
        }
    }
}
