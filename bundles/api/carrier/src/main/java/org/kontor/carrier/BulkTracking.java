package org.kontor.carrier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Follows many shipments by one question; offered beside {@link Tracking} where the carrier's API takes many numbers. */
@ConsumerType
public interface BulkTracking {

    /** How many waybills one question may name; at least two. */
    int atOnce();

    /**
     * For each waybill what {@link Tracking#track} would say of it. One that is missing was not told of and is asked for alone;
     * the carrier's trouble with one number loses no other.
     */
    Map<String, List<Scan>> trackAll(Set<String> waybills);
}
