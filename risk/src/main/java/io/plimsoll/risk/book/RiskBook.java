package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import java.util.Optional;

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

    /**
     * What is wrong with the prices of a symbol from now on; empty: nothing. While something is, units that hold it keep their
     * levels, except under rules of kind DATA_QUALITY; when nothing is any more, those units are evaluated at
     * once. Heeded while there is a DATA_QUALITY rule.
     */
    void onQuality(String symbol, Optional<InputFault> fault, Moment at, RiskListener listener);

    /**
     * Why an account's own data are not believed from now on; empty: they are. As {@link #onQuality}, for every position of the
     * account, whichever symbol the fault names.
     */
    void onAccountQuality(String account, Optional<InputFault> fault, Moment at, RiskListener listener);

    /** What a closed bar of a symbol says. */
    void onReading(MarketReading reading, Moment at, RiskListener listener);

    /** A signal at the close of a bar of a symbol. */
    void onSignal(Signal signal, Moment at, RiskListener listener);

    void restoreInstrument(Instrument instrument);

    void restoreRule(AlertRule rule);

    void restorePosition(String account, Position position);

    void restoreBalance(String account, String asset, double walletBalance);

    void restorePrice(String symbol, double markPrice, Moment at);

    void restoreFault(InputFault fault);

    void restoreAccountFault(String account, InputFault fault);

    void restoreReading(MarketReading reading);

    void restoreLadder(LadderKey key, LadderState state);
}
