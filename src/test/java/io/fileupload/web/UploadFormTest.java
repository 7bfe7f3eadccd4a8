package io.fileupload.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.request.CreateUploadRequest;
import org.junit.jupiter.api.Test;

class UploadFormTest {

    @Test
    void readsListsAndPairsALineEach() {
        CreateUploadRequest request =
                form(" *.tmp \r\n\r\n~*\n", "team = a\nempty").request(null);

        assertThat(request.exclude()).containsExactly("*.tmp", "~*");
        assertThat(request.tags()).containsEntry("team", "a").containsEntry("empty", "");
    }

    @Test
    void takesWhatIsBlankAsNotGiven() {
        CreateUploadRequest request = form("  ", "").request("for-now");

        assertThat(request.exclude()).isNull();
        assertThat(request.tags()).isNull();
        assertThat(request.destinationBucket()).isEqualTo("for-now");
        assertThat(request.monitor()).isFalse();
    }

    private static UploadForm form(String exclude, String tags) {
        return new UploadForm("", "/data", " ", "", "", exclude, "always", null, "", "", "", tags, "");
    }
}
