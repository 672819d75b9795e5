package org.kontor.outbound.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kontor.outbound.Exchange;
import org.kontor.outbound.Exchanges;
import org.kontor.security.Permission;
import org.kontor.values.InvalidValueException;
import org.kontor.web.Access;
import org.kontor.web.Cursor;
import org.kontor.web.Page;
import org.kontor.web.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an account said to its provider and was told, the newest first; an account nobody knows has said nothing. */
@Component(service = ExchangesResource.class)
@Resource
@Path("providers/{account}/exchanges")
@Produces(MediaType.APPLICATION_JSON)
public final class ExchangesResource {

    private static final int MOST = 100;

    private final Exchanges exchanges;

    @Activate
    public ExchangesResource(@Reference Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @GET
    @Access(Permission.OPERATE)
    public Page<Exchange> list(
            @PathParam("account") String account,
            @QueryParam("trade") String trade,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        int most = Math.max(1, Math.min(limit, MOST));
        List<Exchange> found = exchanges.ofAccount(account, trade(trade), Cursor.read(cursor), most + 1);
        List<Exchange> shown = found.stream().limit(most).toList();
        return new Page<>(
                shown, found.size() > most ? Cursor.after(shown.get(most - 1).id()) : "");
    }

    private static Optional<UUID> trade(String trade) {
        if (trade == null || trade.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(trade));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("trade", "must be the id of an order", "Give the order's id, or nothing");
        }
    }
}
