package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Incident;
import io.plimsoll.alerting.operations.Report;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.IncidentReporter;
import io.plimsoll.schemas.avro.IncidentState;
import io.plimsoll.schemas.avro.OperationReport;
import io.plimsoll.schemas.avro.OperationalCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/** What is wrong with alerting itself between Avro and alerting's own records. */
public final class OperationsMapping {
    private OperationsMapping() {}

    /** Values of {@code operations}. */
    public static Serde<Report> reports(AvroSerdes serdes) {
        return AvroMapping.mapped(
                serdes.valueOf(Topics.OPERATIONS),
                report -> new Report(
                        report.getReporter(),
                        condition(report.getCondition()),
                        report.getSubject(),
                        report.getDetail(),
                        report.getSince(),
                        report.getHoldsUntil(),
                        report.getOccurrences()),
                report -> new OperationReport(
                        report.reporter(),
                        condition(report.condition()),
                        report.subject(),
                        report.detail(),
                        report.since(),
                        report.holdsUntil(),
                        report.occurrences()));
    }

    static Serde<Incident> incidents(AvroSerdes serdes) {
        return AvroMapping.mapped(
                serdes.of(IncidentState.class), OperationsMapping::incident, OperationsMapping::incident);
    }

    private static Incident incident(IncidentState state) {
        Map<String, Incident.Word> words = new TreeMap<>();
        state.getReporters()
                .forEach(each ->
                        words.put(each.getReporter(), new Incident.Word(each.getHoldsUntil(), each.getOccurrences())));
        return new Incident(
                condition(state.getCondition()), state.getSubject(), AvroMapping.alert(state.getRaised()), words);
    }

    private static IncidentState incident(Incident incident) {
        List<IncidentReporter> reporters = new ArrayList<>();
        new TreeMap<>(incident.words())
                .forEach((reporter, word) ->
                        reporters.add(new IncidentReporter(reporter, word.holdsUntil(), word.occurrences())));
        return new IncidentState(
                condition(incident.condition()), incident.subject(), AvroMapping.alert(incident.raised()), reporters);
    }

    private static Condition condition(OperationalCondition condition) {
        return Condition.valueOf(condition.name());
    }

    private static OperationalCondition condition(Condition condition) {
        return OperationalCondition.valueOf(condition.name());
    }
}
