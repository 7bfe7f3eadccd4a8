package io.fileupload.settings;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks every environment variable before anything starts. */
class EnvironmentCheck implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        for (Variable variable : Variable.values()) {
            String value = environment.getProperty(variable.name());
            if (value != null) {
                variable.check(value);
            }
        }
    }
}
