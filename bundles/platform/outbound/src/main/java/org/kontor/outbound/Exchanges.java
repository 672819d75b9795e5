package org.kontor.outbound;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The journal of exchanges with providers. What just happened shows within a second; what is old is gone. */
public interface Exchanges {

    /** The newest first, after the one with the cursor's id, at most so many; of one trade when it is given. */
    List<Exchange> ofAccount(String account, Optional<UUID> trade, Optional<UUID> after, int most);

    /** The newest first, whoever was asked, at most so many. */
    List<Exchange> ofTrade(UUID trade, int most);

    Optional<Exchange> find(UUID id);
}
