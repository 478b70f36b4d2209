package io.plimsoll.risk.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExpectedMoveTest {

    private final ExpectedMove move = new ExpectedMove();
    private long at;

    private void moves(int times, double size, int gap) {
        for (int i = 0; i < times; i++) {
            at += gap;
            move.moved(100, 100 * (1 + size), at);
        }
    }

    @Test
    void isTheUsualMoveTimesTheRootOfHowOftenItComes() {
        moves(1_000, 0.00003, 4);

        assertThat(move.perPrice()).isCloseTo(0.000015, within(1e-9));
    }

    @Test
    void oneJumpCountsAsFourUsualMoves() {
        moves(1_000, 0.001, 1);

        moves(1, 0.5, 1);

        assertThat(move.perPrice()).isCloseTo(0.00109375, within(1e-8));
    }
}
