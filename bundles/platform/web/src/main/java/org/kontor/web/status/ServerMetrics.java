package org.kontor.web.status;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import org.kontor.store.StoreStatistics;
import org.kontor.web.MetricsSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The process and its database. */
@Component(service = MetricsSource.class)
public final class ServerMetrics implements MetricsSource {

    private final StoreStatistics store;

    @Activate
    public ServerMetrics(@Reference StoreStatistics store) {
        this.store = store;
    }

    @Override
    public void write(Sink sink) {
        double cpu = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        sink.counter("process_cpu_seconds_total", "CPU time of the server process", cpu);
        sink.gauge("jvm_memory_heap_used_bytes", "Heap in use", heap.getUsed());
        sink.gauge(
                "jvm_threads",
                "Live threads",
                ManagementFactory.getThreadMXBean().getThreadCount());
        sink.counter("kontor_store_statements_total", "SQL statements", store.statements());
        sink.counter("kontor_store_commits_total", "Transactions committed", store.commits());
    }
}
