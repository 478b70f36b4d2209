package io.plimsoll.risk.book;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.risk.rule.Severity;
import org.junit.jupiter.api.Test;

/** All examples of the reference, and what only a book that leaves out evaluations can get wrong. */
class TriggeredRiskBookTest extends ReferenceRiskBookTest {

    private static final Moment NOW = new Moment(1_000, 0);

    @Override
    RiskBook emptyBook() {
        return new TriggeredRiskBook();
    }

    private static TriggeredRiskBook watching(Recorder heard, Instrument instrument) {
        TriggeredRiskBook book = new TriggeredRiskBook();
        book.onRule(DefaultRules.MARGIN_RATIO, NOW, heard);
        book.onInstrument(instrument, NOW, heard);
        return book;
    }

    @Test
    void aPriceBetweenTheTriggersLooksAtNobodyAndOneBeyondThemEvaluatesOnce() {
        Recorder heard = new Recorder();
        TriggeredRiskBook book =
                watching(heard, InstrumentBuilder.linear("BTCUSDT").build());
        book.onBalance("a-17", "USDT", 1_500, NOW, heard);
        book.onPosition("a-17", longOf("BTCUSDT").entry(60_000).build(), NOW, heard);
        book.onPrice("BTCUSDT", 60_000, NOW, heard);
        IndexFigures start = book.figures();

        book.onPrice("BTCUSDT", 58_900, NOW, heard);
        book.onPrice("BTCUSDT", 90_000, NOW, heard);
        assertThat(book.figures().wakes()).isEqualTo(start.wakes());

        book.onPrice("BTCUSDT", 58_892, NOW, heard);
        assertThat(book.figures().wakes()).isEqualTo(start.wakes() + 1);
        assertThat(book.figures().evaluations()).isEqualTo(start.evaluations() + 1);
        assertThat(heard.drain()).extracting(AlertTransition::severity).containsExactly(Severity.WARNING);
    }

    /** Maintenance margin 60,000 × 0.004 − 300 is negative: the ratio is 0 until the balance is used up, at 59,900. */
    @Test
    void aBalanceUsedUpRaisesEvenWhereNoMaintenanceMarginIsAsked() {
        Recorder heard = new Recorder();
        TriggeredRiskBook book = watching(
                heard, InstrumentBuilder.linear("BTCUSDT").flat(0.004, 300).build());
        book.onBalance("a-17", "USDT", 100, NOW, heard);
        book.onPosition("a-17", longOf("BTCUSDT").entry(60_000).build(), NOW, heard);
        book.onPrice("BTCUSDT", 60_000, NOW, heard);
        book.onPrice("BTCUSDT", 59_901, NOW, heard);
        assertThat(heard.drain()).isEmpty();

        book.onPrice("BTCUSDT", 59_899, NOW, heard);

        assertThat(heard.drain()).extracting(AlertTransition::severity).containsExactly(Severity.EMERGENCY);
    }

    /** At 50,000 maintenance margin steps from 200 to 250: of a balance of 380 the ratio goes from 0.526 to 0.658. */
    @Test
    void aStepOfMaintenanceMarginAtATierBorderIsMetAtTheBorder() {
        Recorder heard = new Recorder();
        TriggeredRiskBook book = watching(
                heard,
                InstrumentBuilder.linear("BTCUSDT")
                        .givenTiers(0, 0.004, 0, 50_000, 0.005, 0)
                        .build());
        book.onBalance("a-17", "USDT", 480, NOW, heard);
        book.onPosition("a-17", shortOf("BTCUSDT").entry(49_900).build(), NOW, heard);
        book.onPrice("BTCUSDT", 49_900, NOW, heard);
        book.onPrice("BTCUSDT", 49_999.9, NOW, heard);
        assertThat(heard.drain()).isEmpty();

        book.onPrice("BTCUSDT", 50_000, NOW, heard);

        assertThat(heard.drain()).extracting(AlertTransition::severity).containsExactly(Severity.WARNING);
    }
}
