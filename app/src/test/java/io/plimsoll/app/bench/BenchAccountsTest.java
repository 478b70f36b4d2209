package io.plimsoll.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class BenchAccountsTest {
    private final BenchPlan plan =
            new BenchPlan(20_000, 5_000, 200, 4, 1, 1_000, Duration.ofSeconds(1), BenchPlan.Volatility.QUIET, 3);

    @Test
    void areAsManyAsPlannedWithOneToEightPositionsEachOfWhichSevenInTenAreCross() {
        List<SpecificRecord> records = records();

        List<PositionUpdate> positions = positions(records);
        Map<String, Long> byAccount =
                positions.stream().collect(Collectors.groupingBy(PositionUpdate::getAccount, Collectors.counting()));
        assertThat(positions).hasSize(20_000);
        assertThat(byAccount).hasSize(5_000);
        assertThat(byAccount.values()).allSatisfy(count -> assertThat(count).isBetween(1L, 8L));
        assertThat(records.stream().filter(record -> record instanceof BalanceUpdate))
                .hasSize(5_000);
        assertThat(positions.stream()
                        .filter(position -> position.getMarginMode() == MarginMode.CROSS)
                        .count())
                .isCloseTo(14_000, withPercentage(3));
    }

    @Test
    void holdTheFirstContractAboutTwiceAsOftenAsTheSecond() {
        Map<String, Long> bySymbol = positions(records()).stream()
                .collect(Collectors.groupingBy(PositionUpdate::getSymbol, Collectors.counting()));

        // 1 / (1 + 1/2 + … + 1/200) = 17 % of 20,000, a little less since nobody holds a contract twice
        assertThat(bySymbol.getOrDefault("S0USDT", 0L)).isBetween(2_400L, 3_500L);
        assertThat(bySymbol.getOrDefault("S0USDT", 0L)).isGreaterThan(bySymbol.getOrDefault("S1USDT", 0L) * 4 / 3);
    }

    @Test
    void areTheSameEachTime() {
        assertThat(records()).isEqualTo(records());
    }

    private List<SpecificRecord> records() {
        List<SpecificRecord> records = new ArrayList<>();
        new BenchAccounts(plan, new BenchMarket(plan)).each(records::add);
        return records;
    }

    private static List<PositionUpdate> positions(List<SpecificRecord> records) {
        return records.stream()
                .filter(record -> record instanceof PositionUpdate)
                .map(record -> (PositionUpdate) record)
                .toList();
    }
}
