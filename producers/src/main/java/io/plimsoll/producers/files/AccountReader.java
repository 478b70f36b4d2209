package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the JSON of one account into an {@link AccountInput}, or into all of its faults. */
final class AccountReader {
    private static final List<String> FIELDS = List.of(
            "account", "asOf", "balances", "instruments", "positions", "market", "collateral", "spot", "peakEquity");

    private final String file;
    private final InputFaults faults;

    AccountReader(String file, InputFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The account; to be used only when no fault was found. */
    AccountInput read(JsonValue document) {
        JsonFields fields = new JsonFields(file, document, FIELDS, faults);
        String account = fields.text("account");
        Optional<Instant> asOf = fields.optionalTime("asOf");
        Instant time = asOf.orElse(Instant.EPOCH);
        Map<String, JsonValue> held = fields.entries("balances");
        Map<String, BigDecimal> balances = amounts(fields, held, Range.ANY);
        Map<String, JsonValue> listed = fields.entries("instruments");
        Map<String, ContractInput> contracts = contracts(listed, time);
        AccountPositions positions = new AccountPositions(file, faults, account, time, listed.keySet());
        positions.read(fields.items("positions"));
        Optional<CollateralInput> collateral =
                fields.value("collateral").map(value -> new CollateralReader(file, faults).read(value, held.keySet()));
        positions.checkSettlement(contracts, held.keySet(), collateral);
        return new AccountInput(
                file,
                document.line(),
                account,
                asOf,
                balances,
                contracts,
                positions.open(),
                new MarketReader(file, faults, asOf).read(fields.optionalEntries("market"), listed.keySet()),
                collateral,
                amounts(fields, fields.optionalEntries("spot"), Range.ANY),
                peaks(fields, positions.scopes(held.keySet(), collateral)));
    }

    private Map<String, ContractInput> contracts(Map<String, JsonValue> listed, Instant time) {
        Map<String, ContractInput> contracts = new LinkedHashMap<>();
        listed.forEach((symbol, value) -> {
            JsonFields fields = new JsonFields(file, value, InstrumentTerms.FIELDS, faults);
            if (symbol.isBlank()) {
                fields.fault(value, "a blank symbol", "a symbol");
            }
            Optional<InstrumentUpdate> terms = InstrumentTerms.read(fields, new TierList(file, faults), symbol, time);
            terms.ifPresent(update ->
                    contracts.put(symbol, new ContractInput(update, Optional.ofNullable(update.getBaseAsset()))));
        });
        return Collections.unmodifiableMap(contracts);
    }

    private static Map<String, BigDecimal> amounts(JsonFields fields, Map<String, JsonValue> entries, Range range) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        entries.forEach((asset, value) -> {
            if (asset.isBlank()) {
                fields.fault(value, "a blank name", "a name");
            }
            fields.decimalOf(value, range).ifPresent(amount -> amounts.put(asset, amount));
        });
        return Collections.unmodifiableMap(amounts);
    }

    private static Map<String, BigDecimal> peaks(JsonFields fields, List<String> scopes) {
        Map<String, JsonValue> entries = fields.optionalEntries("peakEquity");
        entries.forEach((scope, value) -> {
            if (!scopes.contains(scope)) {
                fields.fault(value, "a scope that the account does not have", "one of " + scopes);
            }
        });
        return amounts(fields, entries, Range.POSITIVE);
    }
}
