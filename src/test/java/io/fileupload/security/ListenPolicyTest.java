package io.fileupload.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.folder.FolderSettings;
import io.fileupload.settings.InvalidSettingException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

class ListenPolicyTest {

    private static final String KEY = TestKey.VIEWER.entry();

    @TempDir
    private Path root;

    @Test
    void servesThisMachineWithoutKeysAndRoots() throws Exception {
        assertThat(listen("127.0.0.1", "", false).isLoopback()).isTrue();
    }

    @Test
    void servesTheNetworkWithKeysAndRoots() throws Exception {
        assertThat(listen("0.0.0.0", KEY, false, root).isLoopback()).isFalse();
    }

    @Test
    void servesTheNetworkWithoutKeysWhenTold() throws Exception {
        assertThat(listen("0.0.0.0", "", true, root).isLoopback()).isFalse();
    }

    @Test
    void refusesTheNetworkWithoutKeys() {
        assertThatThrownBy(() -> listen("0.0.0.0", "", false, root))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("SERVER_ADDRESS is '0.0.0.0'");
    }

    @Test
    void refusesTheNetworkWithoutRoots() {
        assertThatThrownBy(() -> listen("0.0.0.0", "", true))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("SOURCE_ROOTS is not set while SERVER_ADDRESS is '0.0.0.0'");
    }

    @Test
    void refusesKeysWithoutRoots() {
        assertThatThrownBy(() -> listen("127.0.0.1", KEY, false))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("SOURCE_ROOTS is not set while API keys are");
    }

    private static ListenPolicy listen(String address, String keys, boolean allowAnonymous, Path... roots)
            throws Exception {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getByName(address));
        SecuritySettings settings = new SecuritySettings(allowAnonymous, keys, "", "");
        return new ListenPolicy(
                server, settings, new ApiKeys(settings, new TestClock()), new FolderSettings(List.of(roots)));
    }
}
