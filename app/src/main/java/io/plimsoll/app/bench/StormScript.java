package io.plimsoll.app.bench;

import io.plimsoll.app.replay.Replay;
import io.plimsoll.risk.book.ReferenceRiskBook;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.PriceTick;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens in a storm, and which events a reference book says must come of it.
 *
 * @param market market of the accounts
 * @param opening first price of every contract
 * @param gap the fall
 * @param back the price before the fall again
 * @param expected all events
 * @param eventsAtOpening how many of them the opening gives
 * @param eventsAfterGap how many there are after the gap
 */
record StormScript(
        BenchMarket market,
        List<PriceTick> opening,
        PriceTick gap,
        PriceTick back,
        EventDigest expected,
        long eventsAtOpening,
        long eventsAfterGap) {

    static StormScript of(BenchPlan plan, double fall) {
        BenchMarket market = new BenchMarket(plan);
        List<PriceTick> opening = new ArrayList<>(market.opening());
        opening.add(market.tick(Probes.SYMBOL, 100));
        PriceTick gap = market.tick(market.symbol(0), market.firstPrice(0) * (1 - fall));
        PriceTick back = market.tick(market.symbol(0), market.firstPrice(0));
        EventDigest expected = new EventDigest();
        Replay replay = new Replay(
                new ReferenceRiskBook(),
                DefaultRules.all(),
                event -> expected.add(
                        event.getAccount(),
                        event.getAlertId(),
                        event.getSequence(),
                        event.getType().name()));
        Cause cause = new Cause("", 0, 0L);
        market.instruments().forEach(instrument -> replay.take(instrument, cause));
        new BenchAccounts(plan, market).each(record -> replay.take(record, cause));
        opening.forEach(tick -> replay.take(tick, cause));
        long atOpening = expected.events();
        replay.take(gap, cause);
        long afterGap = expected.events();
        replay.take(back, cause);
        return new StormScript(market, opening, gap, back, expected, atOpening, afterGap);
    }
}
