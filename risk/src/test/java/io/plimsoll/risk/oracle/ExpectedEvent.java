package io.plimsoll.risk.oracle;

import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.AlertType;
import io.plimsoll.risk.rule.Severity;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event the contract asks for; without a unit where it could not be evaluated. */
record ExpectedEvent(
        Subject subject,
        AlertType type,
        @Nullable Severity severity,
        @Nullable Severity previous,
        Reason reason,
        int sequence,
        String alertId,
        long timeMs,
        long raisedAtMs,
        Optional<BigDecimal> threshold,
        Optional<Looked> value,
        Optional<ExactUnit> unit) {}
