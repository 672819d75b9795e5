package org.kontor.web.status;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import org.kontor.store.StoreStatistics;
import org.kontor.web.MetricsSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The process, and its database while there is one. */
@Component(service = MetricsSource.class)
public final class ServerMetrics implements MetricsSource {

    private static final double MILLIS = 1_000;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile StoreStatistics store;

    @Override
    public void write(Sink sink) {
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        sink.counter("process_cpu_seconds_total", "CPU time of the server process", cpu.toMillis() / MILLIS);
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        sink.gauge("jvm_memory_heap_used_bytes", "Heap in use", heap.getUsed());
        sink.gauge("jvm_memory_heap_max_bytes", "Heap that may be used", heap.getMax());
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals("Metaspace")) {
                sink.gauge(
                        "jvm_memory_metaspace_used_bytes",
                        "Metaspace in use",
                        pool.getUsage().getUsed());
            }
        }
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        sink.gauge("jvm_threads", "Live threads", threads);
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            sink.counter("jvm_gc_collections_total", "Collections", gc.getCollectionCount(), "gc", gc.getName());
            double seconds = gc.getCollectionTime() / MILLIS;
            sink.counter("jvm_gc_seconds_total", "Time spent collecting", seconds, "gc", gc.getName());
        }
        StoreStatistics known = store;
        if (known != null) {
            sink.counter("kontor_store_statements_total", "SQL statements", known.statements());
            sink.counter("kontor_store_commits_total", "Transactions committed", known.commits());
        }
    }
}
