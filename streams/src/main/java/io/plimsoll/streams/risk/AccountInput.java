package io.plimsoll.streams.risk;

import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.streams.deadletter.RejectedInputException;
import io.plimsoll.streams.mapping.InputMapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked of a record about an account before anything is done with it. */
final class AccountInput {
    private AccountInput() {}

    static void check(@Nullable String key, PositionUpdate position) {
        checkKey(key, position.getAccount());
        checkPlace(position.getTime(), position.getAfterSequence());
        try {
            InputMapping.position(position);
        } catch (IllegalArgumentException e) {
            throw new RejectedInputException(String.valueOf(e.getMessage()), e);
        }
    }

    static void check(@Nullable String key, BalanceUpdate balance) {
        checkKey(key, balance.getAccount());
        checkPlace(balance.getTime(), balance.getAfterSequence());
        if (balance.getAsset().isBlank()) {
            throw new RejectedInputException(
                    "asset: found '" + balance.getAsset() + "', expected the name of an asset");
        }
    }

    private static void checkKey(@Nullable String key, String account) {
        if (account.isBlank() || !account.equals(key)) {
            throw new RejectedInputException("key: found " + key + ", expected the record's account " + account);
        }
    }

    private static void checkPlace(Instant time, @Nullable Long afterSequence) {
        if (time.toEpochMilli() < 0) {
            throw new RejectedInputException("time: found " + time + ", expected 1970 or later");
        }
        if (afterSequence != null && afterSequence < -1) {
            throw new RejectedInputException("afterSequence: found " + afterSequence + ", expected -1 or more");
        }
    }
}
