package io.plimsoll.schemas.registry;

/** A request the registry refuses, with Confluent's error code. */
public final class RegistryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;

    private RegistryFault(int code, String message) {
        super(message);
        this.code = code;
        this.reason = message;
    }

    /** Confluent's error code, e.g. 40401; its first three digits are the HTTP status. */
    public int code() {
        return code;
    }

    /** Why, in the words of Confluent's registry. */
    public String reason() {
        return reason;
    }

    /** HTTP status, e.g. 404. */
    public int status() {
        return code < 1000 ? code : code / 100;
    }

    static RegistryFault subjectNotFound(String subject) {
        return new RegistryFault(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryFault versionNotFound(String version) {
        return new RegistryFault(40402, "Version " + version + " not found.");
    }

    static RegistryFault schemaNotFound() {
        return new RegistryFault(40403, "Schema not found");
    }

    static RegistryFault idNotFound(int id) {
        return new RegistryFault(40403, "Schema " + id + " not found");
    }

    static RegistryFault subjectSoftDeleted(String subject) {
        return new RegistryFault(
                40404, "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
    }

    static RegistryFault subjectNotSoftDeleted(String subject) {
        return new RegistryFault(
                40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
    }

    static RegistryFault versionSoftDeleted(String subject, int version) {
        return new RegistryFault(
                40406,
                "Subject '" + subject + "' Version " + version
                        + " was soft deleted. Set permanent=true to delete permanently");
    }

    static RegistryFault versionNotSoftDeleted(String subject, int version) {
        return new RegistryFault(
                40407,
                "Subject '" + subject + "' Version " + version
                        + " was not deleted first before being permanently deleted");
    }

    static RegistryFault noLevelOf(String subject) {
        return new RegistryFault(
                40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryFault invalidSchema(String why) {
        return new RegistryFault(42201, "Invalid schema: " + why);
    }

    static RegistryFault invalidVersion(String version) {
        return new RegistryFault(
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    static RegistryFault invalidLevel(String found, String expected) {
        return new RegistryFault(42203, "Invalid compatibility level '" + found + "'. Valid values are " + expected);
    }

    static RegistryFault incompatible(String subject, String details) {
        return new RegistryFault(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                        + "\", details: " + details);
    }

    static RegistryFault storage(String why) {
        return new RegistryFault(50001, "Error in the backend data store: " + why);
    }

    static RegistryFault badRequest(String why) {
        return new RegistryFault(400, why);
    }

    static RegistryFault noSuchResource(String method, String path) {
        return new RegistryFault(404, "HTTP 404 Not Found: " + method + " " + path);
    }
}
