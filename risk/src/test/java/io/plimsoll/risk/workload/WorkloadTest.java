package io.plimsoll.risk.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.ReferenceRiskBook;
import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.workload.Workload.Volatility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final class Received implements SyntheticBook.Receiver {

        private final List<Position> positions = new ArrayList<>();
        private final Map<String, Integer> sizes = new HashMap<>();

        @Override
        public void instrument(Instrument instrument) {
            assertThat(instrument.settleAsset()).isEqualTo("USDT");
        }

        @Override
        public void position(String account, Position position) {
            positions.add(position);
            sizes.merge(account, 1, Integer::sum);
        }

        @Override
        public void balance(String account, double walletBalance) {
            assertThat(walletBalance).isNotNegative();
        }
    }

    private static Received received(Workload workload) {
        Received received = new Received();
        SyntheticBook.writeTo(received, workload);
        return received;
    }

    @Test
    void spreadsItsPositionsOverAQuarterAsManyAccountsOfOneToEight() {
        Received received = received(Workload.of(20_000, Volatility.QUIET, 7));

        assertThat(received.positions).hasSize(20_000);
        assertThat(received.sizes).hasSize(5_000);
        assertThat(received.sizes.values()).allMatch(size -> size >= 1 && size <= 8);
        assertThat(received.positions.stream().filter(p -> p.marginMode() == MarginMode.CROSS))
                .hasSizeBetween(13_700, 14_300);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        List<Position> once = received(Workload.of(1_000, Volatility.WILD, 7)).positions;

        assertThat(received(Workload.of(1_000, Volatility.WILD, 7)).positions).isEqualTo(once);
        assertThat(received(Workload.of(1_000, Volatility.WILD, 8)).positions).isNotEqualTo(once);
    }

    /** Otherwise the floor would be one of something else. */
    @Test
    void theSweepChangesLevelsWhereTheReferenceTellsOfMarginRatios() {
        Workload workload = new Workload(400, 200, 0.7, 0.5, Volatility.WILD, true, 3);
        ReferenceRiskBook book = new ReferenceRiskBook();
        SyntheticBook.restoreTo(book, workload);
        Recorder heard = new Recorder();
        for (int i = 0; i < workload.symbols(); i++) {
            book.onPrice(SyntheticMarket.symbol(i), SyntheticMarket.startPrice(i), new Moment(i, i), heard);
        }
        heard.drain();
        HolderSweep sweep = new HolderSweep(workload);
        SyntheticMarket market = new SyntheticMarket(workload);

        for (int i = 0; i < 4_000; i++) {
            market.next();
            book.onPrice(market.symbol(), market.price(), new Moment(100 + i, 100 + i), heard);
            sweep.onPrice(market.symbolIndex(), market.price());
        }

        long told = heard.drain().stream()
                .filter(event -> event.rule().kind() == RuleKind.MARGIN_RATIO)
                .count();
        assertThat(told).isGreaterThan(50);
        assertThat((double) sweep.changes() / told).isBetween(0.9, 1.2); // of a hedge it sees one leg after the other
    }

    @Test
    void namesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Workload.of(3, Volatility.QUIET, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("positions: found 3, expected at least 4");
    }
}
