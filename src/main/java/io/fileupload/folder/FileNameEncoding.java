package io.fileupload.folder;

import io.fileupload.settings.InvalidSettingException;

/** Whether Java reads the names of files as what they are. */
public final class FileNameEncoding {
    private static final String PROPERTY = "sun.jnu.encoding";

    private FileNameEncoding() {}

    /**
     * Refuses to go on when Java would read names wrongly.
     *
     * @throws InvalidSettingException with what to do, when names of files are not read as UTF-8
     */
    public static void require() {
        require(System.getProperty(PROPERTY, "unknown"));
    }

    static void require(String encoding) {
        if (!encoding.equalsIgnoreCase("UTF-8")) {
            throw InvalidSettingException.because(
                    "file names cannot be read: %s is %s; start with LC_ALL=C.UTF-8".formatted(PROPERTY, encoding));
        }
    }
}
