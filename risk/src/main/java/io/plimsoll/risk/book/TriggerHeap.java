package io.plimsoll.risk.book;

import java.util.Arrays;

/**
 * Keys of members, the lowest on top: an indexed heap with four children a node, over primitive arrays. Members are small
 * numbers given by the caller. Keys are kept as floats rounded down, so that a key is never found later than it should be,
 * at worst a ten-millionth of itself early. Owned by one thread.
 *
 * <pre>
 *   slot        0   1   2   3   4   5 ...     children of slot i: 4i + 1 .. 4i + 4
 *   keys      [1.0 3.5 2.0 9.0 4.0 7.5]
 *   members   [ 6   0   4   2   9   1 ]
 *   slots     by member: slots[6] = 0, slots[0] = 1, ... or ABSENT
 * </pre>
 */
final class TriggerHeap {

    /** What {@link #take} gives when no key is low enough. */
    static final int NONE = -1;

    private static final int ABSENT = -1;
    private static final int CHILDREN = 4;

    private float[] keys = new float[0];
    private int[] members = new int[0];
    private int[] slots = new int[0];
    private int size;

    /** Gives a member a key in place of its earlier one; positive infinity: none. */
    void set(int member, double key) {
        if (key == Double.POSITIVE_INFINITY) {
            remove(member);
            return;
        }
        float rounded = atMost(key);
        int slot = slotOf(member);
        if (slot == ABSENT) {
            slot = append(member);
            up(slot, rounded, member);
        } else if (rounded <= keys[slot]) {
            up(slot, rounded, member);
        } else {
            down(slot, rounded, member);
        }
    }

    /** Forgets a member's key, if it has one. */
    void remove(int member) {
        int slot = slotOf(member);
        if (slot == ABSENT) {
            return;
        }
        slots[member] = ABSENT;
        size--;
        if (slot == size) {
            return;
        }
        float key = keys[size];
        int moved = members[size];
        if (key <= keys[slot]) {
            up(slot, key, moved);
        } else {
            down(slot, key, moved);
        }
    }

    /** Takes out a member whose key is at most {@code bound}, lowest key first; {@link #NONE} when there is none. */
    int take(double bound) {
        if (size == 0 || keys[0] > bound) {
            return NONE;
        }
        int member = members[0];
        remove(member);
        return member;
    }

    /** Key kept for a member; positive infinity: none. */
    double key(int member) {
        int slot = slotOf(member);
        return slot == ABSENT ? Double.POSITIVE_INFINITY : keys[slot];
    }

    /** Number of keys. */
    int size() {
        return size;
    }

    /** Bytes of the arrays, room for growth included. */
    long bytes() {
        return 4L * keys.length + 4L * members.length + 4L * slots.length;
    }

    /** Next size of an array that has to hold {@code needed}: an eighth more than is there, so that little lies idle. */
    static int grown(int length, int needed) {
        return Math.max(needed, length + Math.max(4, length >> 3));
    }

    private static float atMost(double key) {
        float near = (float) key;
        return near > key ? Math.nextDown(near) : near;
    }

    private int slotOf(int member) {
        return member < slots.length ? slots[member] : ABSENT;
    }

    private int append(int member) {
        if (member >= slots.length) {
            int before = slots.length;
            slots = Arrays.copyOf(slots, grown(before, member + 1));
            Arrays.fill(slots, before, slots.length, ABSENT);
        }
        if (size == keys.length) {
            int length = grown(size, size + 1);
            keys = Arrays.copyOf(keys, length);
            members = Arrays.copyOf(members, length);
        }
        return size++;
    }

    private void up(int from, float key, int member) {
        int slot = from;
        while (slot > 0) {
            int parent = (slot - 1) / CHILDREN;
            if (keys[parent] <= key) {
                break;
            }
            place(slot, keys[parent], members[parent]);
            slot = parent;
        }
        place(slot, key, member);
    }

    private void down(int from, float key, int member) {
        int slot = from;
        while (true) {
            int first = slot * CHILDREN + 1;
            int end = Math.min(first + CHILDREN, size);
            int least = slot;
            float leastKey = key;
            for (int child = first; child < end; child++) {
                if (keys[child] < leastKey) {
                    least = child;
                    leastKey = keys[child];
                }
            }
            if (least == slot) {
                break;
            }
            place(slot, leastKey, members[least]);
            slot = least;
        }
        place(slot, key, member);
    }

    private void place(int slot, float key, int member) {
        keys[slot] = key;
        members[slot] = member;
        slots[member] = slot;
    }
}
