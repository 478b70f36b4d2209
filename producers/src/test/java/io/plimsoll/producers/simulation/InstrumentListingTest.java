package io.plimsoll.producers.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.producers.files.FeedFiles;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentListingTest {
    @TempDir
    Path dir;

    private InstrumentListing listing() throws IOException {
        Path brackets = Files.writeString(
                dir.resolve("b.csv"),
                "symbol,margin_asset,bracket,notional_floor,notional_cap,maint_margin_rate,max_leverage,"
                        + "maint_amount_cum\nA,USDT,1,0,500,0.01,50,0\nUNUSED,USDT,1,0,500,0.01,50,0\n");
        List<FeedRecord> table =
                new FeedFiles().brackets(brackets, BigDecimal.ZERO, 0).records();
        return InstrumentListing.of(table, List.of("NEW", "A", "ALSO", "A"), 9);
    }

    @Test
    void listsEverySymbolOfTheMarketAndNoOther() throws IOException {
        InstrumentListing listing = listing();

        assertThat(listing.instruments()).extracting(FeedRecord::key).containsExactly("A", "ALSO", "NEW");
        assertThat(listing.instruments()).extracting(FeedRecord::timeMs).containsExactly(0L, 9L, 9L);
        assertThat(listing.genericSymbols()).containsExactly("ALSO", "NEW");
    }

    @Test
    void givesAMissingSymbolTiersWithContinuousMaintenanceMargin() throws IOException {
        InstrumentUpdate terms = Objects.requireNonNull(listing().bySymbol().get("NEW"));

        assertThat(terms.getSettleAsset()).isEqualTo("USDT");
        assertThat(terms.getTiers()).hasSize(6);
        assertThat(terms.getTiers().get(5).getNotionalCap()).isNull();
        assertThat(maintenanceAtEnds(terms.getTiers()))
                .containsExactly("100 100", "600 600", "4350 4350", "19350 19350", "113100 113100");
    }

    /** Maintenance margin where two tiers meet, by the one and by the other. */
    private static List<String> maintenanceAtEnds(List<Tier> tiers) {
        return IntStream.range(1, tiers.size())
                .mapToObj(i -> maintenance(tiers.get(i - 1), tiers.get(i).getNotionalFloor()) + " "
                        + maintenance(tiers.get(i), tiers.get(i).getNotionalFloor()))
                .toList();
    }

    private static String maintenance(Tier tier, BigDecimal notional) {
        BigDecimal amount = Objects.requireNonNull(tier.getMaintenanceAmount());
        return notional.multiply(tier.getMaintenanceMarginRate())
                .subtract(amount)
                .stripTrailingZeros()
                .toPlainString();
    }
}
