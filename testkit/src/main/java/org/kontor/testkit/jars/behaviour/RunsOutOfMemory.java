package org.kontor.testkit.jars.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.kontor.carrier.RateAnswer;
import org.kontor.carrier.Rates;
import org.kontor.carrier.Shipment;

/** Asks for more memory at once than any server has, so that nobody else runs short. */
public final class RunsOutOfMemory implements Rates {

    @Override
    public RateAnswer quote(Shipment shipment) {
        List<long[]> parcels = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            parcels.add(new long[Integer.MAX_VALUE - 8]);
        }
        return Answers.of("memory for " + parcels.size());
    }
}
