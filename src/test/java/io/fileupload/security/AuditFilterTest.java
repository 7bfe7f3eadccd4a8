package io.fileupload.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class AuditFilterTest {

    private final AuditFilter filter = new AuditFilter();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void writesOneCleanLineWhateverIsSent(CapturedOutput output) throws Exception {
        filter.doFilter(request("POST", "/a\r\nb\u001b[31m\u2028\u202e\" status=200 \\"), response, pass());

        assertThat(output.getOut().strip())
                .hasLineCount(1)
                .endsWith("what=\"POST /a\\u000d\\u000ab\\u001b[31m\\u2028\\u202e\\u0022 status=200 \\u005c\""
                        + " from=127.0.0.1 status=200");
    }

    @Test
    void writesNoMoreThanFits(CapturedOutput output) throws Exception {
        filter.doFilter(request("M".repeat(100), "/" + "x".repeat(9000)), response, pass());

        assertThat(output.getOut().strip()).hasSizeLessThan(600).contains("xxx...\"", "MMM... /");
    }

    @Test
    void countsExceptionAsServerError(CapturedOutput output) {
        FilterChain broken = (request, answer) -> {
            throw new ServletException("broken");
        };

        assertThatThrownBy(() -> filter.doFilter(request("DELETE", "/a"), response, broken))
                .isInstanceOf(ServletException.class);
        assertThat(output).contains("what=\"DELETE /a\" from=127.0.0.1 status=500");
    }

    @Test
    void leavesOutLooking(CapturedOutput output) throws Exception {
        filter.doFilter(request("GET", "/a"), response, pass());

        assertThat(output).isEmpty();
    }

    private static MockHttpServletRequest request(String method, String path) {
        return new MockHttpServletRequest(method, path);
    }

    private static FilterChain pass() {
        return (request, response) -> {};
    }
}
