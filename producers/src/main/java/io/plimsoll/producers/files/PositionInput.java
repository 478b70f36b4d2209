package io.plimsoll.producers.files;

import io.plimsoll.schemas.avro.PositionUpdate;
import java.math.BigDecimal;

/**
 * One open position of an account and its mark.
 *
 * @param position as on the topic, quantity > 0
 * @param markPrice quote per base, > 0
 */
public record PositionInput(PositionUpdate position, BigDecimal markPrice) {}
