package io.fileupload.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param allowAnonymous serve anyone who can reach the service, wherever it listens */
@ConfigurationProperties("security")
record SecuritySettings(boolean allowAnonymous) {}
