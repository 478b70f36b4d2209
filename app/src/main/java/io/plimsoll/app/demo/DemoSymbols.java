package io.plimsoll.app.demo;

import io.plimsoll.producers.simulation.SimulatedSymbol;
import java.math.BigDecimal;
import java.util.List;

final class DemoSymbols {
    private DemoSymbols() {}

    static List<SimulatedSymbol> all() {
        return List.of(
                new SimulatedSymbol("BTCUSDT", new BigDecimal("121500"), 0.2, 1),
                new SimulatedSymbol("ETHUSDT", new BigDecimal("4330"), 0.3, 1.2),
                new SimulatedSymbol("SOLUSDT", new BigDecimal("221"), 0.5, 1.5),
                new SimulatedSymbol("XRPUSDT", new BigDecimal("2.82"), 0.5, 1.5),
                new SimulatedSymbol("DOGEUSDT", new BigDecimal("0.248"), 0.6, 1.8));
    }
}
