package io.plimsoll.risk.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TriggerIndexTest {

    private final TriggerIndex index = new TriggerIndex();

    private SortedSet<Integer> crossedBy(double price) {
        SortedSet<Integer> crossed = new TreeSet<>();
        for (int member = index.take(price); member != TriggerIndex.NONE; member = index.take(price)) {
            crossed.add(member);
        }
        return crossed;
    }

    @Test
    void aPriceAtATriggerCrossesItAndOneBetweenTheTwoDoesNot() {
        int member = index.add();
        index.set(member, 50, 100);

        assertThat(crossedBy(50.5)).isEmpty();
        assertThat(crossedBy(99.5)).isEmpty();
        assertThat(crossedBy(100)).containsExactly(member);
        index.set(member, 50, 100);
        assertThat(crossedBy(50)).containsExactly(member);
    }

    @Test
    void aTriggerThatNoFloatHoldsIsCrossedEarlyAndNeverLate() {
        double lower = 58_734.939759036;
        double upper = 61_234.123456789;
        int member = index.add();
        index.set(member, lower, upper);

        assertThat(crossedBy(lower)).containsExactly(member);
        assertThat(crossedBy(upper)).containsExactly(member);
        index.set(member, lower, upper);
        assertThat(crossedBy(lower * (1 + 2e-7))).isEmpty();
        assertThat(crossedBy(upper * (1 - 2e-7))).isEmpty();
    }

    @Test
    void pricesBeyondTheRangeOfFloatsAreCrossedAsWell() {
        int huge = index.add();
        index.set(huge, Double.NEGATIVE_INFINITY, 1e300);
        int tiny = index.add();
        index.set(tiny, 1e-300, Double.POSITIVE_INFINITY);

        assertThat(crossedBy(1)).isEmpty();
        assertThat(crossedBy(1e-300)).containsExactly(tiny);
        assertThat(crossedBy(1e300)).containsExactly(huge);
    }

    @Test
    void aMemberWithoutTriggersIsNeverCrossedAndOneThatAlwaysWakesAlways() {
        int never = index.add();
        index.set(never, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        int always = index.add();
        index.set(always, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        assertThat(crossedBy(1e-12)).containsExactly(always);
        index.set(always, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(crossedBy(1e12)).containsExactly(always);
        assertThat(index.size()).isZero();
    }

    @Test
    void agreesWithALookAtEveryMemberWhateverIsAddedMovedAndRemoved() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            TriggerIndex subject = new TriggerIndex();
            Map<Integer, float[]> expected = new TreeMap<>(); // whole floats, which no rounding moves
            for (int step = 0; step < 3_000; step++) {
                String where = "seed " + seed + ", step " + step;
                int die = random.nextInt(10);
                if (die < 4 || expected.isEmpty()) {
                    int member = subject.add();
                    assertThat(expected.put(member, new float[0])).as(where).isNull();
                    set(subject, expected, member, random);
                } else if (die < 7) {
                    set(subject, expected, anyOf(expected, random), random);
                } else if (die < 8) {
                    int member = anyOf(expected, random);
                    subject.remove(member);
                    expected.remove(member);
                } else {
                    float price = random.nextInt(1_000) + 0.5f;
                    SortedSet<Integer> crossed = new TreeSet<>();
                    for (int m = subject.take(price); m != TriggerIndex.NONE; m = subject.take(price)) {
                        crossed.add(m);
                    }
                    assertThat(crossed).as(where).isEqualTo(crossed(expected, price));
                    crossed.forEach(member -> set(subject, expected, member, random));
                }
                int triggers = expected.values().stream()
                        .mapToInt(both -> (both[0] > 0 ? 1 : 0) + (Float.isFinite(both[1]) ? 1 : 0))
                        .sum();
                assertThat(subject.size()).as(where).isEqualTo(triggers);
            }
        }
    }

    /** Triggers on both sides of the middle, some missing. */
    private static void set(TriggerIndex subject, Map<Integer, float[]> expected, int member, Random random) {
        float lower = random.nextInt(3) == 0 ? Float.NEGATIVE_INFINITY : 1 + random.nextInt(400);
        float upper = random.nextInt(3) == 0 ? Float.POSITIVE_INFINITY : 600 + random.nextInt(400);
        expected.put(member, new float[] {lower, upper});
        subject.set(member, lower, upper);
    }

    private static int anyOf(Map<Integer, float[]> expected, Random random) {
        return expected.keySet().stream()
                .skip(random.nextInt(expected.size()))
                .findFirst()
                .orElseThrow();
    }

    private static SortedSet<Integer> crossed(Map<Integer, float[]> expected, float price) {
        SortedSet<Integer> crossed = new TreeSet<>();
        expected.forEach((member, both) -> {
            if (price <= both[0] || price >= both[1]) {
                crossed.add(member);
            }
        });
        return crossed;
    }
}
