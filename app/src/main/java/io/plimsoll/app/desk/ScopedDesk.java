package io.plimsoll.app.desk;

import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.silence.Silence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A part of a desk: the accounts whose labels fulfil every condition. Of others nothing is shown and nothing can be said; a silence made here
 * holds for these accounts only, whatever else it says. Thread-safe as the desk is.
 */
public final class ScopedDesk implements Desk {
    private final Desk whole;
    private final List<LabelMatch> scope;
    private final Function<String, Map<String, String>> labels;

    /**
     * @param scope conditions on labels of accounts, {@code desk=seven} or {@code account=desk-7-*}; empty: every account
     * @param labels of an account, as they are when asked; {@code account} itself need not be among them
     */
    public ScopedDesk(Desk whole, List<LabelMatch> scope, Function<String, Map<String, String>> labels) {
        this.whole = whole;
        this.scope = List.copyOf(scope);
        this.labels = labels;
    }

    private boolean covers(String account) {
        Map<String, String> all = new TreeMap<>(labels.apply(account));
        all.put("account", account);
        return LabelMatch.all(scope, all);
    }

    @Override
    public void write(AckRequest request) throws InterruptedException {
        if (!covers(request.account())) {
            throw new IllegalArgumentException("account: found one outside " + scope + ", expected one within");
        }
        whole.write(request);
    }

    @Override
    public Silence write(Silence silence) throws InterruptedException {
        List<LabelMatch> matchers = new ArrayList<>(silence.matchers());
        scope.stream().filter(each -> !matchers.contains(each)).forEach(matchers::add);
        return whole.write(silence.matching(matchers));
    }

    @Override
    public Map<String, Silence> silences() {
        Map<String, Silence> mine = new LinkedHashMap<>();
        whole.silences().forEach((id, silence) -> {
            if (silence.matchers().containsAll(scope)) {
                mine.put(id, silence);
            }
        });
        return mine;
    }

    @Override
    public Collection<Episode> episodes() {
        return whole.episodes().stream()
                .filter(episode -> covers(episode.last().account()))
                .toList();
    }

    @Override
    public List<Receipt> deliveries(Predicate<Receipt> which) {
        return whole.deliveries(receipt -> which.test(receipt) && covers(receipt.account()));
    }
}
