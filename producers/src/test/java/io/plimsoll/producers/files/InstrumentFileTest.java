package io.plimsoll.producers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentFileTest {
    private static final String NUMBER = " (at most 20 integer and 18 fractional digits)";
    private static final String GOOD = """
            {"XBTUSD": {"contract": "INVERSE", "settleAsset": "XBT", "contractSize": "1", "takerFeeRate": 0.00075,
              "liquidationFeeRate": "0", "liquidationBasis": "ENTRY_VALUE", "lotSize": "100", "baseAsset": "BTC",
              "tiers": [
                {"notionalFloor": "0", "notionalCap": "200", "maintenanceMarginRate": "0.0035", "maxLeverage": "100"},
                {"notionalFloor": "200", "notionalCap": null, "maintenanceMarginRate": "0.01",
                 "maintenanceAmount": "1.3", "maxLeverage": null}]}}
            """;

    @TempDir
    Path dir;

    private List<FeedRecord> read(String json) throws IOException {
        Path path = Files.writeString(dir.resolve("i.json"), json);
        return new FeedFiles().instruments(path, 7).records();
    }

    @Test
    void readsEveryTermOfAnInstrument() throws IOException {
        InstrumentUpdate update = ((FeedRecord.Instrument) read(GOOD).get(0)).update();

        assertThat(update.getTime().toEpochMilli()).isEqualTo(7);
        assertThat(update.getSymbol()).isEqualTo("XBTUSD");
        assertThat(update.getContract()).isEqualTo(ContractType.INVERSE);
        assertThat(update.getSettleAsset()).isEqualTo("XBT");
        assertThat(update.getContractSize()).isEqualTo(new BigDecimal("1.000000000000000000"));
        assertThat(update.getTakerFeeRate()).isEqualTo(new BigDecimal("0.000750000000000000"));
        assertThat(update.getLiquidationBasis()).isEqualTo(LiquidationBasis.ENTRY_VALUE);
        assertThat(update.getLotSize()).isEqualTo(new BigDecimal("100.000000000000000000"));
        assertThat(update.getBaseAsset()).isEqualTo("BTC");
        assertThat(update.getTiers()).hasSize(2);
        assertThat(update.getTiers().get(0).getNotionalCap()).isEqualTo(new BigDecimal("200.000000000000000000"));
        assertThat(update.getTiers().get(0).getMaintenanceAmount()).isNull();
        assertThat(update.getTiers().get(1).getMaintenanceAmount()).isEqualTo(new BigDecimal("1.300000000000000000"));
        assertThat(update.getTiers().get(1).getMaxLeverage()).isNull();
    }

    @Test
    void takesMarkNotionalAndNoLotSizeWhenTheyAreLeftOut() throws IOException {
        String json = GOOD.replace(
                "\"liquidationBasis\": \"ENTRY_VALUE\", \"lotSize\": \"100\", \"baseAsset\": \"BTC\",", "");

        InstrumentUpdate update = ((FeedRecord.Instrument) read(json).get(0)).update();

        assertThat(update.getLiquidationBasis()).isEqualTo(LiquidationBasis.MARK_NOTIONAL);
        assertThat(update.getLotSize()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"INVERSE\" | \"QUANTO\" | 1: $.XBTUSD.contract: found \"QUANTO\", expected LINEAR or INVERSE",
                "\"XBT\" | 5 | 1: $.XBTUSD.settleAsset: found 5, expected text",
                "\"settleAsset\": \"XBT\", | `` | 1: $.XBTUSD.settleAsset: found no such field, expected text",
                "\"contractSize\": \"1\" | \"contractSize\": \"0\" | 1: $.XBTUSD.contractSize: found \"0\", expected a"
                        + " decimal number > 0" + NUMBER,
                "0.00075 | 7.5e-4 | 1: $.XBTUSD.takerFeeRate: found 7.5e-4, expected a decimal number >= 0 and < 1"
                        + NUMBER,
                "\"lotSize\" | \"lot\" | 2: $.XBTUSD.lot: found an unknown field, expected only contract,settleAsset,"
                        + "contractSize,takerFeeRate,liquidationFeeRate,tiers,liquidationBasis,lotSize,baseAsset",
                "\"lotSize\" | \"contract\" | 2: $.XBTUSD.contract: found a second field of this name, expected one",
                "\"200\", \"notionalCap\": null | \"201\", \"notionalCap\": null | 5: $.XBTUSD.tiers[1].notionalFloor:"
                        + " found 201, expected 200, where the tier before ends",
                "\"0\", \"notionalCap\": \"200\" | \"5\", \"notionalCap\": \"200\" | 4: $.XBTUSD.tiers[0]"
                        + ".notionalFloor: found 5, expected 0 for the first tier",
                "\"notionalCap\": null | \"notionalCap\": \"900\" | 5: $.XBTUSD.tiers[1].notionalCap: found 900,"
                        + " expected null for the last tier",
                "\"notionalCap\": \"200\" | \"notionalCap\": null | 4: $.XBTUSD.tiers[0].notionalCap: found null,"
                        + " expected a cap for every tier but the last",
                "\"0.01\" | \"0.001\" | 5: $.XBTUSD.tiers[1].maintenanceMarginRate: found 0.001, expected at least"
                        + " 0.0035",
                "\"maintenanceAmount\": \"1.3\" | \"maintenanceAmount\": true | 6: $.XBTUSD.tiers[1]"
                        + ".maintenanceAmount: found true, expected a decimal number" + NUMBER,
            })
    void namesThePathOfAFault(String good, String bad, String message) {
        assertThat(GOOD).contains(good);

        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines())
                        .contains(dir.resolve("i.json") + ":" + message));
    }

    @Test
    void namesTheLineOfBadSyntax() {
        assertThatThrownBy(() -> read("{\"X\":\n {\"contract\" \"LINEAR\"}}"))
                .hasMessage(dir.resolve("i.json")
                        + ":2: file: found Unexpected character ('\"' (code 34)): was expecting a colon to separate field"
                        + " name and value, expected valid JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|: file: found an empty file, expected JSON",
                "{}|:1: $: found an object without fields, expected an object with at least one instrument by symbol",
                "[1]|:1: $: found a list, expected an object with at least one instrument by symbol",
                "{} 5|:1: file: found text after the end of the JSON, expected one JSON value",
            })
    void refusesADocumentThatIsNoObjectOfInstruments(String json, String message) {
        assertThatThrownBy(() -> read(json)).hasMessage(dir.resolve("i.json") + message);
    }
}
