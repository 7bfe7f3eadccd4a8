package io.fileupload.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this package.
 *
 * @param allowAnonymous without keys, serve anyone who can reach the service, wherever it listens
 * @param apiKeys entries {@code name:role:sha256-of-key}, separated by commas
 * @param apiKeysFile a file with one such entry a line
 * @param jwtIssuerUri who issues tokens; not supported, so it must be empty
 */
@ConfigurationProperties("security")
record SecuritySettings(
        boolean allowAnonymous,
        @DefaultValue("") String apiKeys,
        @DefaultValue("") String apiKeysFile,
        @DefaultValue("") String jwtIssuerUri) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "SecuritySettings";
    }
}
