package io.plimsoll.app.calc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.app.calc.PaperAccount.Leg;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two thousand random accounts through calc, text in and text out, agree with exact decimals worked out on paper. */
class CalcAgainstPaperTest {
    private static final int ACCOUNTS = 2_000;
    private static final long SEED = 20_260_101;
    private static final BigDecimal TARGET = new BigDecimal("0.5");

    private final List<PaperAccount> papers = new ArrayList<>();
    private final List<JsonNode> results = new ArrayList<>();

    CalcAgainstPaperTest() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ACCOUNTS; i++) {
            papers.add(PaperAccount.random(random));
            lines.append(papers.get(i).json());
        }
        StringWriter out = new StringWriter();
        List<String> faults = new ArrayList<>();
        try (Calc calc = new Calc(TARGET.doubleValue(), false, out, faults::add)) {
            calc.read(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)), "random");
        }
        assertThat(faults).isEmpty();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : out.toString().lines().toList()) {
            results.add(mapper.readTree(line));
        }
        assertThat(results).hasSize(ACCOUNTS);
    }

    @Test
    void balanceRequirementAndRatioAgree() {
        for (int i = 0; i < ACCOUNTS; i++) {
            PaperAccount paper = papers.get(i);
            JsonNode pool = results.get(i).path("pools").path(0);
            BigDecimal balance = paper.balance("none", BigDecimal.ZERO);
            BigDecimal requirement = paper.requirement("none", BigDecimal.ZERO);
            near(i, "marginBalance", number(pool, "marginBalance"), balance, size(paper));
            near(i, "maintenanceMargin", number(pool, "maintenanceMargin"), requirement, size(paper));
            if (balance.signum() <= 0) {
                assertThat(pool.path("marginRatio").textValue()).as(at(i)).isEqualTo("Infinity");
            } else {
                BigDecimal ratio = requirement.divide(balance, PaperAccount.EXACT);
                BigDecimal scale = size(paper).divide(balance, PaperAccount.EXACT);
                near(i, "marginRatio", number(pool, "marginRatio"), ratio, scale.multiply(ratio.max(BigDecimal.ONE)));
            }
        }
    }

    @Test
    void atTheLiquidationPriceBalanceIsTheRequirement() {
        int found = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            PaperAccount paper = papers.get(i);
            for (JsonNode position : results.get(i).path("positions")) {
                String symbol = position.path("symbol").textValue();
                if (!position.path("liquidationPrice").isNull()) {
                    found++;
                    BigDecimal price = number(position, "liquidationPrice");
                    BigDecimal scale =
                            size(paper).add(leg(paper, symbol).quantity().multiply(price));
                    near(i, symbol, paper.balance(symbol, price), paper.requirement(symbol, price), scale);
                }
                if (!position.path("bankruptcyPrice").isNull()) {
                    BigDecimal price = number(position, "bankruptcyPrice");
                    BigDecimal scale =
                            size(paper).add(leg(paper, symbol).quantity().multiply(price));
                    near(i, symbol, paper.balance(symbol, price), BigDecimal.ZERO, scale);
                }
            }
        }
        assertThat(found).as("liquidation prices").isGreaterThan(ACCOUNTS);
    }

    @Test
    void withoutALiquidationPriceNoPriceLiquidates() {
        int none = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            PaperAccount paper = papers.get(i);
            for (JsonNode position : results.get(i).path("positions")) {
                if (position.path("liquidationPrice").isNull()) {
                    none++;
                    Leg leg = leg(paper, position.path("symbol").textValue());
                    boolean now = liquidatable(paper, leg, BigDecimal.ONE);
                    for (String factor : List.of("0.000001", "0.01", "0.5", "0.9", "1.1", "2", "100")) {
                        assertThat(liquidatable(paper, leg, new BigDecimal(factor)))
                                .as(at(i) + " " + leg.symbol() + " × " + factor)
                                .isEqualTo(now);
                    }
                }
            }
        }
        assertThat(none).as("positions without a liquidation price").isGreaterThan(100);
    }

    @Test
    void everyRemedyRestoresTheTarget() {
        int applied = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            PaperAccount paper = papers.get(i);
            BigDecimal balance = paper.balance("none", BigDecimal.ZERO);
            BigDecimal requirement = paper.requirement("none", BigDecimal.ZERO);
            for (JsonNode remedy : results.get(i).path("remedies")) {
                if (remedy.path("kind").textValue().equals("ADD_MARGIN")) {
                    BigDecimal after = balance.add(number(remedy, "amount"));
                    near(i, "ADD_MARGIN", requirement, after.multiply(TARGET), size(paper));
                } else if (!remedy.path("closeFraction").isNull()) {
                    Leg leg = leg(paper, remedy.path("symbol").textValue());
                    BigDecimal closed = number(remedy, "closeFraction");
                    BigDecimal fee =
                            leg.quantity().multiply(leg.mark()).multiply(closed).multiply(PaperAccount.FEE);
                    BigDecimal left = paper.requirement(leg.symbol(), leg.mark(), BigDecimal.ONE.subtract(closed));
                    near(i, "REDUCE", left, balance.subtract(fee).multiply(TARGET), size(paper));
                } else {
                    continue;
                }
                applied++;
            }
        }
        assertThat(applied).as("remedies").isGreaterThan(200);
    }

    private static boolean liquidatable(PaperAccount paper, Leg leg, BigDecimal factor) {
        BigDecimal price = leg.mark().multiply(factor);
        return paper.balance(leg.symbol(), price).compareTo(paper.requirement(leg.symbol(), price)) <= 0;
    }

    private static Leg leg(PaperAccount paper, String symbol) {
        return paper.legs().stream()
                .filter(leg -> leg.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal size(PaperAccount paper) {
        BigDecimal sum = paper.wallet().abs();
        for (Leg leg : paper.legs()) {
            sum = sum.add(leg.quantity().multiply(leg.mark()));
        }
        return sum;
    }

    private static BigDecimal number(JsonNode in, String field) {
        return new BigDecimal(in.path(field).textValue());
    }

    private void near(int account, String what, BigDecimal found, BigDecimal expected, BigDecimal scale) {
        assertThat(found.subtract(expected).abs())
                .as("%s %s: found %s, expected %s", at(account), what, found, expected)
                .isLessThanOrEqualTo(scale.multiply(new BigDecimal("1e-10")));
    }

    private String at(int account) {
        return "seed " + SEED + " account " + account + " "
                + papers.get(account).json();
    }
}
