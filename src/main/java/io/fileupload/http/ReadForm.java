package io.fileupload.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form whose body is in memory already, with its fields, which the server can no longer read itself. */
final class ReadForm extends ReadRequest {

    private final MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();

    /**
     * @throws HttpMessageNotReadableException if the fields are not encoded as they must be
     * @throws IllegalStateException the same for those of the URL
     */
    ReadForm(HttpServletRequest request, byte[] body) throws IOException {
        super(request, body);
        request.getParameterMap().forEach((name, values) -> parameters.addAll(name, List.of(values)));
        parameters.addAll(new FormHttpMessageConverter().read(null, new Message(body)));
    }

    /** Whether it is one of a page: the API takes none, and says so. */
    static boolean is(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/")
                && String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    public @Nullable String getParameter(String name) {
        return parameters.getFirst(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.toArray(String[]::new);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(new ArrayList<>(parameters.keySet()));
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> map = new HashMap<>();
        parameters.forEach((name, values) -> map.put(name, values.toArray(String[]::new)));
        return map;
    }

    private record Message(byte[] bytes) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
            return headers;
        }
    }
}
