package io.plimsoll.app.demo;

import io.plimsoll.producers.files.FeedFiles;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class ContractTerms {
    private ContractTerms() {}

    static List<FeedRecord> of(List<String> symbols, Optional<Path> brackets, long timeMs, List<String> notes) {
        Map<String, FeedRecord> known = new HashMap<>();
        brackets.ifPresent(file -> new FeedFiles()
                .brackets(file, DemoFeed.TAKER_FEE, timeMs)
                .records()
                .forEach(record -> known.put(record.key(), record)));
        List<FeedRecord> terms = new ArrayList<>();
        List<String> generic = new ArrayList<>();
        for (String symbol : symbols) {
            FeedRecord found = known.get(symbol);
            if (found == null) {
                generic.add(symbol);
                terms.add(new FeedRecord.Instrument(
                        new Source("generic brackets", 0, generic.size()), generic(symbol, timeMs)));
            } else {
                terms.add(found);
            }
        }
        notes.add("brackets  " + brackets.map(Path::toString).orElse("generic"));
        if (brackets.isPresent() && !generic.isEmpty()) {
            notes.add("no brackets for %d symbols, generic ones used: %s"
                    .formatted(generic.size(), String.join(", ", generic)));
        }
        return terms;
    }

    private static InstrumentUpdate generic(String symbol, long timeMs) {
        return InstrumentUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setSymbol(symbol)
                .setContract(ContractType.LINEAR)
                .setSettleAsset("USDT")
                .setContractSize(decimal("1"))
                .setTakerFeeRate(decimal("0.0005"))
                .setLiquidationFeeRate(decimal("0"))
                .setLiquidationBasis(LiquidationBasis.MARK_NOTIONAL)
                .setTiers(List.of(
                        tier("0", "5000", "0.015", "50"),
                        tier("5000", "25000", "0.02", "25"),
                        tier("25000", "100000", "0.05", "10"),
                        tier("100000", null, "0.125", "4")))
                .build();
    }

    private static Tier tier(String floor, @Nullable String cap, String rate, String maxLeverage) {
        return new Tier(decimal(floor), cap == null ? null : decimal(cap), decimal(rate), null, decimal(maxLeverage));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(18);
    }
}
