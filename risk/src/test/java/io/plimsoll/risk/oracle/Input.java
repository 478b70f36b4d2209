package io.plimsoll.risk.oracle;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import java.util.Optional;

/** One record of a history. */
sealed interface Input {

    Moment at();

    /** Gives it to a book. */
    void to(RiskBook book, RiskListener listener);

    record Terms(Instrument instrument, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onInstrument(instrument, at, listener);
        }
    }

    record Holding(String account, Position position, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onPosition(account, position, at, listener);
        }
    }

    record Balance(String account, String asset, double amount, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onBalance(account, asset, amount, at, listener);
        }
    }

    record Price(String symbol, double price, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onPrice(symbol, price, at, listener);
        }
    }

    record Rule(AlertRule rule, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onRule(rule, at, listener);
        }
    }

    record RuleGone(String ruleId, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onRuleRemoved(ruleId, at, listener);
        }
    }

    record Quality(String symbol, Optional<InputFault> fault, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onQuality(symbol, fault, at, listener);
        }
    }

    record AccountQuality(String account, Optional<InputFault> fault, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onAccountQuality(account, fault, at, listener);
        }
    }

    record Reading(MarketReading reading, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onReading(reading, at, listener);
        }
    }

    record Sign(Signal signal, Moment at) implements Input {
        @Override
        public void to(RiskBook book, RiskListener listener) {
            book.onSignal(signal, at, listener);
        }
    }
}
