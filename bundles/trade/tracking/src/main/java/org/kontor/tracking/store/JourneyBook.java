package org.kontor.tracking.store;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All that is kept of journeys: themselves, the numbers they are followed by, the scans, and what lanes have taught.
 */
@Component(service = JourneyBook.class)
public final class JourneyBook {

    private final JourneyStore journeys;
    private final LegStore legs;
    private final ScanStore scans;
    private final LaneStore lanes;

    @Activate
    public JourneyBook(
            @Reference JourneyStore journeys,
            @Reference LegStore legs,
            @Reference ScanStore scans,
            @Reference LaneStore lanes) {
        this.journeys = journeys;
        this.legs = legs;
        this.scans = scans;
        this.lanes = lanes;
    }

    public JourneyStore journeys() {
        return journeys;
    }

    public LegStore legs() {
        return legs;
    }

    public ScanStore scans() {
        return scans;
    }

    public LaneStore lanes() {
        return lanes;
    }
}
