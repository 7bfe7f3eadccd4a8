package io.fileupload.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says which environment variable is wrong, what it is, and what it may be. */
class SettingFailureAnalyzer extends AbstractFailureAnalyzer<Throwable> {

    private final Environment environment;

    SettingFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, Throwable cause) {
        InvalidSettingException ours = findCause(rootFailure, InvalidSettingException.class);
        if (ours != null) {
            return new FailureAnalysis(ours.getMessage(), null, ours);
        }
        BindException bind = findCause(rootFailure, BindException.class);
        return bind == null ? null : analyze(bind);
    }

    private @Nullable FailureAnalysis analyze(BindException bind) {
        return Variable.setting(failedProperty(bind))
                .map(variable -> InvalidSettingException.of(
                        variable.name(), environment.getProperty(variable.property(), ""), variable.allowed()))
                .map(failure -> new FailureAnalysis(failure.getMessage(), null, bind))
                .orElse(null);
    }

    private static String failedProperty(BindException bind) {
        BindValidationException invalid =
                bind.getCause() instanceof BindValidationException validation ? validation : null;
        if (invalid == null) {
            return bind.getName().toString();
        }
        return invalid.getValidationErrors().getAllErrors().stream()
                .filter(org.springframework.validation.FieldError.class::isInstance)
                .map(org.springframework.validation.FieldError.class::cast)
                .map(error -> bind.getName() + "."
                        + org.springframework.boot.context.properties.source.ConfigurationPropertyName.adapt(
                                error.getField().replaceAll("([A-Z])", "-$1"), '.'))
                .findFirst()
                .orElse(bind.getName().toString());
    }
}
