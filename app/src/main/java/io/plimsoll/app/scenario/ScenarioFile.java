package io.plimsoll.app.scenario;

import io.plimsoll.app.yaml.YamlFile;
import io.plimsoll.app.yaml.YamlNode;
import io.plimsoll.risk.stress.BetaMove;
import io.plimsoll.risk.stress.CollateralShock;
import io.plimsoll.risk.stress.FundingShock;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * A scenario as YAML: what prices, funding and collateral rates do. Moves are fractions of the price before the scenario.
 *
 * <pre>{@code
 * name: my-crash
 * description: one line for people            # optional
 * moves:                                      # or path: a list of such steps, walked in order
 *   symbols: {BTCUSDT: -0.175}                # by contract; goes before
 *   assets: {ETH: -0.25}                      # by base asset; goes before
 *   reference: -0.20                          # with betas by base asset; goes before
 *   betas: {SOL: 1.6}
 *   others: -0.35                             # all others; 0 when left out
 * funding: {multiplier: 10, hours: 24}        # optional: paid meanwhile, at a multiple of today's rates
 * collateral: {cuts: {BTC: 0.05}, others: 0}  # optional: cuts of collateral rates, in points
 * }</pre>
 */
public final class ScenarioFile {
    private static final Set<String> KEYS = Set.of("name", "description", "moves", "path", "funding", "collateral");
    private static final Set<String> MOVES = Set.of("symbols", "assets", "reference", "betas", "others");

    private final YamlFile file;

    private ScenarioFile(YamlFile file) {
        this.file = file;
    }

    /**
     * Reads and checks a file.
     *
     * @throws ScenarioFileException with every fault found
     */
    public static Scenario read(Path path) throws ScenarioFileException {
        YamlFile file = new YamlFile(path.toString());
        return new ScenarioFile(file).scenario(file.read(path));
    }

    /** The same for a text; {@code name} is how faults name it. */
    static Scenario parse(String name, String text) throws ScenarioFileException {
        YamlFile file = new YamlFile(name);
        return new ScenarioFile(file).scenario(file.parse(text));
    }

    private Scenario scenario(YamlNode document) throws ScenarioFileException {
        throwIfFaulty();
        document.fields("a scenario: name, moves or path, funding, collateral");
        document.only(KEYS);
        String name = document.field("name").text("a name");
        YamlNode description = document.field("description");
        String words = description.present() ? description.text("one line of text") : "";
        List<PriceMoves> path = path(document);
        FundingShock funding = funding(document.field("funding"));
        CollateralShock collateral = collateral(document.field("collateral"));
        throwIfFaulty();
        return new Scenario(name, words, path, funding, collateral);
    }

    private List<PriceMoves> path(YamlNode document) {
        YamlNode moves = document.field("moves");
        YamlNode path = document.field("path");
        if (moves.present() && path.present()) {
            path.fault("a path beside moves", "only one of them");
        }
        List<PriceMoves> steps = new ArrayList<>();
        if (path.present()) {
            path.items("a list of steps").forEach(step -> steps.add(step(step)));
        } else if (moves.present()) {
            steps.add(step(moves));
        } else if (document.field("funding").present()
                || document.field("collateral").present()) {
            steps.add(PriceMoves.uniform(0));
        } else {
            document.fault("neither moves, path, funding nor collateral", "at least one of them");
        }
        return steps;
    }

    private PriceMoves step(YamlNode step) {
        step.fields("moves by " + MOVES.stream().sorted().toList());
        step.only(MOVES);
        SortedMap<String, Double> symbols = step.field("symbols").numbers("a move for each symbol");
        SortedMap<String, Double> assets = step.field("assets").numbers("a move for each base asset");
        Optional<BetaMove> beta = beta(step);
        double others = optionalNumber(step.field("others"), 0);
        return made(step, () -> new PriceMoves(symbols, assets, beta, others), PriceMoves.uniform(0));
    }

    private Optional<BetaMove> beta(YamlNode step) {
        YamlNode reference = step.field("reference");
        YamlNode betas = step.field("betas");
        if (!reference.present() && !betas.present()) {
            return Optional.empty();
        } else if (!reference.present()) {
            reference.fault("the move that the betas refer to");
            return Optional.empty();
        } else if (!betas.present()) {
            betas.fault("the betas that follow the reference");
            return Optional.empty();
        }
        double move = reference.number();
        Map<String, Double> byAsset = betas.numbers("a beta for each base asset");
        return made(step, () -> Optional.of(BetaMove.of(move, byAsset)), Optional.empty());
    }

    private FundingShock funding(YamlNode node) {
        if (!node.present()) {
            return FundingShock.NONE;
        }
        node.fields("multiplier and hours");
        node.only(Set.of("multiplier", "hours"));
        double multiplier = node.field("multiplier").number();
        double hours = node.field("hours").number();
        return made(node, () -> new FundingShock(multiplier, hours), FundingShock.NONE);
    }

    private CollateralShock collateral(YamlNode node) {
        if (!node.present()) {
            return CollateralShock.NONE;
        }
        node.fields("cuts and others");
        node.only(Set.of("cuts", "others"));
        Map<String, Double> cuts = node.field("cuts").numbers("a cut for each asset");
        double others = optionalNumber(node.field("others"), 0);
        return made(node, () -> CollateralShock.of(cuts, others), CollateralShock.NONE);
    }

    private static double optionalNumber(YamlNode node, double otherwise) {
        return node.present() ? node.number() : otherwise;
    }

    /** What the model makes of the values, or its objection as a fault of {@code node}. */
    private <T> T made(YamlNode node, Supplier<T> model, T otherwise) {
        try {
            return model.get();
        } catch (IllegalArgumentException e) {
            file.fault(node.place(), String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    private void throwIfFaulty() throws ScenarioFileException {
        if (!file.faults().isEmpty()) {
            throw new ScenarioFileException(file.faults());
        }
    }
}
