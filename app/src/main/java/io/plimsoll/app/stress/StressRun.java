package io.plimsoll.app.stress;

import io.plimsoll.app.calc.AccountMapping;
import io.plimsoll.producers.files.AccountEntry;
import io.plimsoll.producers.files.AccountEntry.Faulty;
import io.plimsoll.producers.files.AccountEntry.Valid;
import io.plimsoll.producers.files.AccountInput;
import io.plimsoll.producers.files.InputFault;
import io.plimsoll.risk.funding.FundingRate;
import io.plimsoll.risk.margin.Portfolio;
import io.plimsoll.risk.stress.Scenario;
import io.plimsoll.risk.stress.StressOutcome;
import io.plimsoll.risk.stress.StressTest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes accounts through scenarios: an outcome for each account and scenario, one line for each fault of an account that
 * is not as it should be. Owned by one thread.
 */
public final class StressRun {
    private final List<Scenario> scenarios;
    private final Consumer<StressOutcome> outcomes;
    private final Consumer<String> faults;
    private long faulty;

    /**
     * A run that has seen no account yet.
     *
     * @param outcomes hears every outcome, account by account, in the order of the scenarios
     * @param faults hears one line for each fault
     */
    public StressRun(List<Scenario> scenarios, Consumer<StressOutcome> outcomes, Consumer<String> faults) {
        this.scenarios = List.copyOf(scenarios);
        this.outcomes = outcomes;
        this.faults = faults;
    }

    /** Takes what became of one account of a file. */
    public void take(AccountEntry entry) {
        if (entry instanceof Valid valid) {
            take(valid.account());
        } else if (entry instanceof Faulty found) {
            refuse(found.lines());
        }
    }

    /** Accounts that could not be used. */
    public long faulty() {
        return faulty;
    }

    private void take(AccountInput input) {
        Portfolio portfolio;
        Map<String, FundingRate> rates;
        try {
            portfolio = AccountMapping.portfolio(input);
            rates = AccountMapping.fundingRates(input);
        } catch (IllegalArgumentException e) {
            String found = String.valueOf(e.getMessage());
            refuse(List.of(new InputFault(input.file(), input.line(), "$", found, "an account that can be valued")
                    .toString()));
            return;
        }
        take(portfolio, rates);
    }

    /** Takes one account with the funding rates that are known, by symbol. */
    public void take(Portfolio portfolio, Map<String, FundingRate> rates) {
        scenarios.forEach(scenario -> outcomes.accept(StressTest.of(portfolio, scenario, rates)));
    }

    /** Leaves out an account, with one line for each fault. */
    public void refuse(List<String> lines) {
        faulty++;
        lines.forEach(faults);
    }
}
