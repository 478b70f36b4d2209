package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;

/**
 * Every account's positions and balances under the current instruments, prices and rules. After every input record each
 * unit whose value it can change is evaluated, and the listener hears the changes of level. Owned by one thread.
 *
 * <p>The {@code restore} methods take back state after a restart: nothing is evaluated and nobody hears of it.
 */
public interface RiskBook extends AccountReader {

    /** New terms of a contract. */
    void onInstrument(Instrument instrument, Moment at, RiskListener listener);

    /** A new or changed rule. */
    void onRule(AlertRule rule, Moment at, RiskListener listener);

    /** A rule that no longer holds: its open alerts resolve with reason RULE_REMOVED. */
    void onRuleRemoved(String ruleId, Moment at, RiskListener listener);

    /** State of one position, replacing the earlier one of the same symbol and side; quantity 0 closes it. */
    void onPosition(String account, Position position, Moment at, RiskListener listener);

    /** Wallet balance of one asset, without unrealised PnL and isolated margin. */
    void onBalance(String account, String asset, double walletBalance, Moment at, RiskListener listener);

    /** A mark price, > 0. */
    void onPrice(String symbol, double markPrice, Moment at, RiskListener listener);

    void restoreInstrument(Instrument instrument);

    void restoreRule(AlertRule rule);

    void restorePosition(String account, Position position);

    void restoreBalance(String account, String asset, double walletBalance);

    void restorePrice(String symbol, double markPrice, Moment at);

    void restoreLadder(LadderKey key, LadderState state);
}
