package io.plimsoll.producers.files;

import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import org.apache.avro.specific.SpecificRecord;

/** One recorded input and where it came from. Immutable. */
public sealed interface FeedRecord {
    /** File and line it came from. */
    Source source();

    /** The record itself, as its topic takes it. */
    SpecificRecord value();

    /** Event time in milliseconds since the Unix epoch, >= 0. */
    long timeMs();

    /** Kafka key: the symbol of an instrument, a bar or a price, else the account id. */
    String key();

    /** Place among records of the same time: instruments and bars 0, balances 1, positions 2, prices 3. */
    int rank();

    /** Terms of a contract. */
    record Instrument(Source source, InstrumentUpdate update) implements FeedRecord {
        @Override
        public SpecificRecord value() {
            return update;
        }

        @Override
        public long timeMs() {
            return update.getTime().toEpochMilli();
        }

        @Override
        public String key() {
            return update.getSymbol();
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /** Wallet balance of one asset of an account. */
    record Balance(Source source, BalanceUpdate update) implements FeedRecord {
        @Override
        public SpecificRecord value() {
            return update;
        }

        @Override
        public long timeMs() {
            return update.getTime().toEpochMilli();
        }

        @Override
        public String key() {
            return update.getAccount();
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /** State of one position. */
    record Position(Source source, PositionUpdate update) implements FeedRecord {
        @Override
        public SpecificRecord value() {
            return update;
        }

        @Override
        public long timeMs() {
            return update.getTime().toEpochMilli();
        }

        @Override
        public String key() {
            return update.getAccount();
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /** Closed bar from before the prices. */
    record History(Source source, Candle candle) implements FeedRecord {
        @Override
        public SpecificRecord value() {
            return candle;
        }

        @Override
        public long timeMs() {
            return candle.getOpenTime().toEpochMilli();
        }

        @Override
        public String key() {
            return candle.getSymbol();
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /** Mark price of a symbol. */
    record Price(Source source, PriceTick tick) implements FeedRecord {
        @Override
        public SpecificRecord value() {
            return tick;
        }

        @Override
        public long timeMs() {
            return tick.getTime().toEpochMilli();
        }

        @Override
        public String key() {
            return tick.getSymbol();
        }

        @Override
        public int rank() {
            return 3;
        }
    }
}
