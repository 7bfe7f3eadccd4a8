package io.fileupload.job;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a job's options as one JSON column. */
@Converter
class JobOptionsConverter implements AttributeConverter<JobOptions, String> {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String convertToDatabaseColumn(JobOptions options) {
        return JSON.writeValueAsString(options);
    }

    @Override
    public JobOptions convertToEntityAttribute(String column) {
        return JSON.readValue(column, JobOptions.class);
    }
}
