package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsPageTest {

    @Test
    void describesEveryTopicAndTheFieldsOfItsValues() {
        assertThat(TopicsPage.markdown())
                .contains("| `prices` | symbol | `PriceTick` | 1 | 30 d | producers | market |\n")
                .contains("| `positions` | account | `PositionUpdate` | per account | for ever | producers | risk |\n")
                .contains(
                        "| `dead-letters` | as the source | raw bytes | 1 | 30 d | market, risk, alerting | operators |\n")
                .contains("| `markPrice` | decimal | Quote per base, > 0. |\n")
                .contains("| `nextFundingTime` | timestamp-millis or none | Next settlement. |\n")
                .contains("| `tiers` | list of Tier | Brackets in rising order, gapless from 0. |\n");
        assertThat(TopicsPage.markdown().lines().filter(line -> line.startsWith("## ")))
                .hasSize(Topics.all().size());
    }
}
