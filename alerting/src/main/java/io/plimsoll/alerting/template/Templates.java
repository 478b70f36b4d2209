package io.plimsoll.alerting.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The templates of every channel: those of a folder where it has some, otherwise those that come with Plimsoll. A file is named
 * CHANNEL.PART.peb, e.g. {@code sms.text.peb}; of a folder each is tried on every kind of alert and digest before it is used.
 */
public final class Templates {
    /** Channels with a title and a text; push is FCM, APNs and Web Push. */
    static final Set<String> BRIEF =
            Set.of("sms", "push", "slack", "telegram", "ntfy", "pagerduty", "webhook", "alertmanager", "kafka");

    private static final List<String> BRIEF_PARTS = List.of("title", "text", "digest");
    private static final List<String> MAIL_PARTS = List.of("subject", "text", "html", "digest.text", "digest.html");

    private final Map<String, BriefTemplate> brief = new TreeMap<>();
    private final BriefTemplate push;
    private final AlertTemplates mail;

    private Templates(Map<String, String> own, String folder) {
        List<String> faults = new ArrayList<>();
        BRIEF.forEach(channel -> {
            Map<String, Template> parts = new HashMap<>();
            BRIEF_PARTS.forEach(part -> load(channel, part, markup(channel), own, folder, parts, faults));
            if (parts.size() == BRIEF_PARTS.size()) {
                brief.put(channel, new BriefTemplate(channel, parts, markup(channel)));
            }
        });
        Map<String, Template> parts = new HashMap<>();
        MAIL_PARTS.forEach(part ->
                load("email", part, part.endsWith("html") ? Markup.HTML : Markup.NONE, own, folder, parts, faults));
        if (!faults.isEmpty()) {
            throw new InvalidTemplatesException(faults);
        }
        mail = new AlertTemplates(parts);
        push = Objects.requireNonNull(brief.get("push"), "templates of push");
    }

    /** The templates that come with Plimsoll. */
    public static Templates builtIn() {
        return new Templates(Map.of(), "");
    }

    /** Those of {@code folder}, the others built in; throws InvalidTemplatesException with every fault. */
    public static Templates of(Path folder) {
        Map<String, String> own = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        BRIEF.forEach(channel -> BRIEF_PARTS.forEach(part -> known.add(channel + "." + part + ".peb")));
        MAIL_PARTS.forEach(part -> known.add("email." + part + ".peb"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (known.contains(name)) {
                    own.put(name, Files.readString(file));
                } else if (!name.startsWith(".")) {
                    faults.add(file + ": found a file of this name, expected one of " + known);
                }
            }
        } catch (IOException e) {
            faults.add(folder + ": cannot be read (" + e + "), expected a folder of templates");
        }
        if (!faults.isEmpty()) {
            throw new InvalidTemplatesException(faults);
        }
        return new Templates(own, folder.toString());
    }

    /** Subject, text and HTML of mails. */
    public AlertTemplates mail() {
        return mail;
    }

    /** Title and text on {@code channel}; of one that has none of its own, those of push. */
    public BriefTemplate brief(String channel) {
        BriefTemplate own = brief.get(channel);
        return own == null ? push : own;
    }

    /** What failed on {@code channel}. */
    public TemplateFaults faults(String channel) {
        return channel.equals("email") ? mail.faults() : brief(channel).faults();
    }

    private static Markup markup(String channel) {
        return switch (channel) {
            case "slack" -> Markup.MRKDWN;
            case "telegram" -> Markup.HTML;
            default -> Markup.NONE;
        };
    }

    private static void load(
            String channel,
            String part,
            Markup markup,
            Map<String, String> own,
            String folder,
            Map<String, Template> parts,
            List<String> faults) {
        String name = channel + "." + part + ".peb";
        String source = own.get(name);
        try {
            if (source == null) {
                String resource = BuiltIn.nameOf(channel, part);
                parts.put(part, new Template(resource, BuiltIn.source(resource), markup));
                return;
            }
            Template template = new Template(folder + "/" + name, source, markup);
            faults.addAll(SampleCheck.faults(template, part));
            parts.put(part, template);
        } catch (TemplateException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }
}
