package io.fileupload.settings;

/** An environment variable has a value the service cannot run with; the message is one line fit for an operator. */
public class InvalidSettingException extends RuntimeException {

    private InvalidSettingException(String message) {
        super(message);
    }

    /** Names the variable, the value it has and what it may be. */
    public static InvalidSettingException of(String variable, String value, String allowed) {
        return new InvalidSettingException("%s is '%s'; allowed: %s".formatted(variable, oneLine(value), allowed));
    }

    /** A combination of settings that is refused, in words. */
    public static InvalidSettingException because(String message) {
        return new InvalidSettingException(message);
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }
}
