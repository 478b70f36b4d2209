package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.episode.Ack;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Climb;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.episode.Flap;
import io.plimsoll.alerting.episode.Phase;
import io.plimsoll.alerting.route.Glob;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AckKind;
import io.plimsoll.schemas.avro.Acknowledgement;
import io.plimsoll.schemas.avro.EpisodeAck;
import io.plimsoll.schemas.avro.EpisodeClimb;
import io.plimsoll.schemas.avro.EpisodePhase;
import io.plimsoll.schemas.avro.EpisodeState;
import io.plimsoll.schemas.avro.FlapState;
import io.plimsoll.schemas.avro.MatchedLabel;
import org.apache.kafka.common.serialization.Serde;

/** Episodes, acknowledgements, silences and restlessness between Avro and alerting's own records. */
public final class EpisodeMapping {
    private EpisodeMapping() {}

    /** Values of {@code acks}. */
    public static Serde<AckRequest> acks(AvroSerdes serdes) {
        return AvroMapping.mapped(
                serdes.valueOf(Topics.ACKS),
                ack -> new AckRequest(
                        ack.getAccount(),
                        ack.getAlertId(),
                        AckRequest.Kind.valueOf(ack.getKind().name()),
                        ack.getBy(),
                        ack.getVia(),
                        ack.getAt(),
                        ack.getUntil()),
                ack -> new Acknowledgement(
                        ack.account(),
                        ack.alertId(),
                        AckKind.valueOf(ack.kind().name()),
                        ack.by(),
                        ack.via(),
                        ack.at(),
                        ack.until()));
    }

    /** Values of {@code silences}. */
    public static Serde<Silence> silences(AvroSerdes serdes) {
        return AvroMapping.mapped(
                serdes.valueOf(Topics.SILENCES),
                silence -> new Silence(
                        silence.getSilenceId(),
                        silence.getMatchers().stream()
                                .map(each ->
                                        new LabelMatch(each.getLabel(), Glob.of(each.getPattern()), each.getNegated()))
                                .toList(),
                        silence.getStartsAt(),
                        silence.getEndsAt(),
                        silence.getAuthor(),
                        silence.getReason(),
                        silence.getEmergencies(),
                        silence.getConfirmedBy(),
                        silence.getExpired(),
                        silence.getMadeWith()),
                silence -> new io.plimsoll.schemas.avro.Silence(
                        silence.id(),
                        silence.matchers().stream()
                                .map(each -> new MatchedLabel(
                                        each.label(), each.pattern().pattern(), each.negated()))
                                .toList(),
                        silence.startsAt(),
                        silence.endsAt(),
                        silence.author(),
                        silence.reason(),
                        silence.emergencies(),
                        silence.confirmedBy(),
                        silence.expired(),
                        silence.madeWith()));
    }

    /** Values of {@code episodes}. */
    public static Serde<Episode> episodes(AvroSerdes serdes) {
        return AvroMapping.mapped(serdes.valueOf(Topics.EPISODES), EpisodeMapping::episode, EpisodeMapping::episode);
    }

    static Serde<Flap> flaps(AvroSerdes serdes) {
        return AvroMapping.mapped(
                serdes.of(FlapState.class),
                flap -> new Flap(
                        flap.getChanges(), flap.getHeld(), flap.getAccount(), flap.getAlertId(), flap.getCalmAt()),
                flap -> new FlapState(flap.changesMs(), flap.held(), flap.account(), flap.alertId(), flap.calmAt()));
    }

    private static Episode episode(EpisodeState state) {
        EpisodeAck ack = state.getAck();
        EpisodeClimb climb = state.getClimb();
        return new Episode(
                AvroMapping.alert(state.getAlert()),
                Phase.valueOf(state.getPhase().name()),
                state.getReason(),
                state.getChangedAt(),
                ack == null ? null : new Ack(ack.getBy(), ack.getAt(), ack.getUntil(), ack.getSnooze()),
                climb == null
                        ? null
                        : new Climb(climb.getChain(), climb.getNext(), climb.getRound(), climb.getNextAt()),
                state.getRepeatAt(),
                state.getMutedBy());
    }

    private static EpisodeState episode(Episode episode) {
        Ack ack = episode.ack();
        Climb climb = episode.climb();
        return EpisodeState.newBuilder()
                .setAlertId(episode.last().alertId())
                .setAccount(episode.last().account())
                .setPhase(EpisodePhase.valueOf(episode.phase().name()))
                .setReason(episode.reason())
                .setChangedAt(episode.changedAt())
                .setAck(ack == null ? null : new EpisodeAck(ack.by(), ack.at(), ack.until(), ack.snooze()))
                .setClimb(
                        climb == null
                                ? null
                                : new EpisodeClimb(climb.chain(), climb.next(), climb.round(), climb.nextAt()))
                .setRepeatAt(episode.repeatAt())
                .setMutedBy(episode.mutedBy())
                .setAlert(AvroMapping.alert(episode.last()))
                .build();
    }
}
