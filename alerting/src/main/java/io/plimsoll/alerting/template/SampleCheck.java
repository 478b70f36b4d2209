package io.plimsoll.alerting.template;

import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries a template on a made-up message of every kind that it may be asked for. */
final class SampleCheck {
    private SampleCheck() {}

    /** One line for each thing wrong with it, with the kinds of message it is wrong for. */
    static List<String> faults(Template template, String part) {
        Map<String, List<String>> kindsByFault = new LinkedHashMap<>();
        for (Message sample : SampleAlerts.messages()) {
            Digest digest = sample.digest();
            boolean titles = part.equals("title") || part.equals("subject");
            if (!titles && part.startsWith("digest") != (digest != null)) {
                continue;
            }
            try {
                template.render(digest == null ? AlertView.of(sample) : DigestView.of(sample, digest));
            } catch (TemplateException e) {
                kindsByFault
                        .computeIfAbsent(String.valueOf(e.getMessage()), fault -> new ArrayList<>())
                        .add(kind(sample));
            }
        }
        List<String> faults = new ArrayList<>();
        kindsByFault.forEach((fault, kinds) -> faults.add(
                fault + ", on " + String.join(", ", kinds.stream().distinct().toList())));
        return faults;
    }

    private static String kind(Message sample) {
        Digest digest = sample.digest();
        return digest == null ? sample.alert().change() + " " + sample.alert().ruleKind() : "digest " + digest.kind();
    }
}
