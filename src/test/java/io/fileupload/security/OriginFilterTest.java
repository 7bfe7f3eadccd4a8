package io.fileupload.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.folder.FolderSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OriginFilterTest {

    @TempDir
    private Path root;

    @Test
    void refusesOtherNamesOfThisMachineWithoutKeys() throws Exception {
        assertThat(status("", "rebound.example:8000")).isEqualTo(403);
        assertThat(status("", "localhost:8000")).isEqualTo(200);
    }

    @Test
    void leavesNamesToTheProxyWithKeys() throws Exception {
        assertThat(status(TestKey.VIEWER.entry(), "uploads.example")).isEqualTo(200);
    }

    private int status(String entries, String host) throws Exception {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getLoopbackAddress());
        SecuritySettings settings = new SecuritySettings(false, entries, "", "");
        ApiKeys keys = new ApiKeys(settings, new TestClock());
        ListenPolicy listen = new ListenPolicy(server, settings, keys, new FolderSettings(List.of(root)));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Host", host);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new OriginFilter(listen, keys).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
