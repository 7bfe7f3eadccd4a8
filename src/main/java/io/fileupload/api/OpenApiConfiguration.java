package io.fileupload.api;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** The document of the API is written by hand, where words, limits and examples read well; a test holds it to the code. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI openApi(@Value("classpath:openapi.yaml") Resource document) throws IOException {
        try (InputStream in = document.getInputStream()) {
            return Yaml31.mapper().readValue(in, OpenAPI.class);
        }
    }
}
