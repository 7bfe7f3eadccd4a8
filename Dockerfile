FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
# The wrapper and the dependencies change rarely: sources may change without fetching them again.
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp dependency:resolve -DincludeScope=runtime
COPY src src
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -DskipTests -Dspotless.check.skip package \
    && cp target/file-upload-service.jar app.jar \
    && java -Djarmode=tools -jar app.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
# File names are bytes; with any other locale than UTF-8 Java cannot name some of them.
ENV LC_ALL=C.UTF-8
# A number, so that Kubernetes can see it is not root.
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --home-dir /app --no-create-home --shell /usr/sbin/nologin app \
    && install -d -o app -g app /app/data
WORKDIR /app
# From what changes least to what changes most.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# Starts the service once, without S3 or network, up to its first breath, and keeps what the JVM learned. The cache
# fits only the same collector, so the options here and at the end go together.
RUN DATABASE_URL=sqlite:////tmp/training.db AWS_REGION=us-east-1 \
    java -XX:+UseSerialGC -XX:AOTCacheOutput=/app/app.aot -Xlog:aot*=error -Dspring.context.exit=onRefresh \
        -jar app.jar \
    && rm -rf /tmp/*
USER 10001:10001
# The root file system may be read-only: the service writes only here and to /tmp.
VOLUME /app/data
EXPOSE 8000
# The JRE image need not have curl; bash is there. DEGRADED (S3 away) is 200 and no reason for a restart.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8000} && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && IFS= read -r -t 4 status <&3 && [[ $status == *' 200'* ]]"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:AOTCache=/app/app.aot", "-Xlog:aot*=error", \
    "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/app.jar"]
