package io.plimsoll.streams.mapping;

import io.plimsoll.risk.stress.BetaMove;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The scenario of a STRESS rule, between the wire and the risk book, both ways and without loss. */
public final class ScenarioMapping {
    private ScenarioMapping() {}

    /**
     * The record of a scenario of prices.
     *
     * @throws IllegalArgumentException when it shocks funding or collateral, which rules cannot
     */
    public static io.plimsoll.schemas.avro.Scenario record(Scenario scenario) {
        if (!scenario.movesPricesOnly()) {
            throw new IllegalArgumentException(
                    "scenario %s: found a shock to funding or collateral, expected prices only"
                            .formatted(scenario.name()));
        }
        return io.plimsoll.schemas.avro.Scenario.newBuilder()
                .setName(scenario.name())
                .setDescription(scenario.description())
                .setPath(scenario.path().stream().map(ScenarioMapping::record).toList())
                .build();
    }

    private static io.plimsoll.schemas.avro.PriceMoves record(PriceMoves moves) {
        return io.plimsoll.schemas.avro.PriceMoves.newBuilder()
                .setBySymbol(moves.bySymbol())
                .setByBaseAsset(moves.byBaseAsset())
                .setReferenceMove(moves.beta().map(BetaMove::referenceMove).orElse(null))
                .setBetas(moves.beta().<Map<String, Double>>map(BetaMove::betas).orElse(Map.of()))
                .setOthers(moves.others())
                .build();
    }

    /** The scenario in a record; IllegalArgumentException on a value it cannot have. */
    static Scenario scenario(io.plimsoll.schemas.avro.Scenario record) {
        return Scenario.ofPrices(
                record.getName(),
                record.getDescription(),
                record.getPath().stream().map(ScenarioMapping::moves).toArray(PriceMoves[]::new));
    }

    private static PriceMoves moves(io.plimsoll.schemas.avro.PriceMoves record) {
        Double reference = record.getReferenceMove();
        if (reference == null && !record.getBetas().isEmpty()) {
            throw new IllegalArgumentException(
                    "scenario: found betas without a referenceMove, expected the move they refer to");
        }
        return new PriceMoves(
                new TreeMap<>(record.getBySymbol()),
                new TreeMap<>(record.getByBaseAsset()),
                reference == null ? Optional.empty() : Optional.of(BetaMove.of(reference, record.getBetas())),
                record.getOthers());
    }
}
