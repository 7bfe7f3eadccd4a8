package io.fileupload.security;

import io.fileupload.folder.FolderSettings;
import io.fileupload.settings.InvalidSettingException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Refuses to start where anyone on the network could read this machine's files. */
@Component
class ListenPolicy {

    private static final Logger log = LoggerFactory.getLogger(ListenPolicy.class);

    private final boolean loopback;

    ListenPolicy(ServerProperties server, SecuritySettings security, ApiKeys keys, FolderSettings folders) {
        if (!security.jwtIssuerUri().isBlank()) {
            throw InvalidSettingException.of(
                    "JWT_ISSUER_URI", security.jwtIssuerUri(), "nothing, since tokens are not supported; set API_KEYS");
        }
        String address = address(server.getAddress());
        loopback = isLoopback(server.getAddress());
        if (!loopback && !keys.areConfigured() && !security.allowAnonymous()) {
            throw InvalidSettingException.because(("SERVER_ADDRESS is '%s', which others can reach, and no keys are"
                            + " configured; set API_KEYS, or ALLOW_ANONYMOUS=true if something else keeps strangers out")
                    .formatted(address));
        }
        if (folders.sourceRoots().isEmpty()) {
            requireNoStrangers(loopback, keys.areConfigured(), address);
        }
    }

    boolean isLoopback() {
        return loopback;
    }

    private static void requireNoStrangers(boolean loopback, boolean keys, String address) {
        if (keys || !loopback) {
            throw InvalidSettingException.because(
                    "SOURCE_ROOTS is not set while %s; name the folders that uploads may read, separated by commas"
                            .formatted(keys ? "API keys are" : "SERVER_ADDRESS is '" + address + "'"));
        }
        log.warn("SOURCE_ROOTS is not set: uploads may read any folder but /proc, /sys and /dev");
    }

    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }

    private static String address(@Nullable InetAddress address) {
        return address == null ? "0.0.0.0" : address.getHostAddress();
    }
}
