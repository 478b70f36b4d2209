# Build: the same command the launcher runs, on the lowest supported JDK.
FROM eclipse-temurin:17-jdk-jammy AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -pl app -am -DskipTests -Dmaven.test.skip=true -Dspotless.check.skip=true package

# Run: libraries and the launcher, as a user without rights.
FROM eclipse-temurin:17-jre-jammy
RUN groupadd --system --gid 10001 plimsoll \
    && useradd --system --uid 10001 --gid plimsoll --home-dir /var/lib/plimsoll --create-home plimsoll
WORKDIR /var/lib/plimsoll
COPY --from=build /src/plimsoll /opt/plimsoll/plimsoll
COPY --from=build /src/app/target/plimsoll/lib /opt/plimsoll/lib
COPY --from=build /src/LICENSE /src/NOTICE /opt/plimsoll/
USER plimsoll
# Services answer on metrics.port when they run.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PLIMSOLL_METRICS_PORT:-9464}"]
ENTRYPOINT ["/opt/plimsoll/plimsoll"]
CMD ["--help"]
