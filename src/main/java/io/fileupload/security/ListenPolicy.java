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

    ListenPolicy(ServerProperties server, SecuritySettings security, FolderSettings folders) {
        loopback = isLoopback(server.getAddress());
        if (!loopback && !security.allowAnonymous()) {
            throw InvalidSettingException.because(("SERVER_ADDRESS is '%s', which others can reach, and no keys are"
                            + " configured; set API_KEYS, or ALLOW_ANONYMOUS=true if something else keeps strangers out")
                    .formatted(address(server.getAddress())));
        }
        if (folders.sourceRoots().isEmpty()) {
            requireLoopback(server);
        }
    }

    boolean isLoopback() {
        return loopback;
    }

    private void requireLoopback(ServerProperties server) {
        if (!loopback) {
            throw InvalidSettingException.because(("SOURCE_ROOTS is not set while SERVER_ADDRESS is '%s'; name the"
                            + " folders that uploads may read, separated by commas")
                    .formatted(address(server.getAddress())));
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
