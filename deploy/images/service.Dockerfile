# One service; the context is its module's target/image. Built by deploy/images/build.
ARG BASE
ARG TOOLS

FROM ${TOOLS} AS tools

FROM ${BASE} AS service
WORKDIR /app
COPY lib/ lib/
COPY quarkus/ quarkus/
COPY app/ app/
COPY quarkus-run.jar bom.json ./

# A start by the same JVM on the same files, with a PostgreSQL of its own and without Kafka and the registry, which are waited for.
FROM service AS training
COPY --from=tools /opt/tools/lib /opt/tools/lib
COPY train /opt/tools/train
RUN mkdir /aot && chown 10001:10001 /aot && echo 'training:x:10001:10001::/tmp:/bin/sh' >>/etc/passwd
USER 10001:10001
RUN ["/bin/bash", "/opt/tools/train"]

FROM service
COPY --from=training --chown=0:0 /aot/app.aot app.aot
ARG BASE
ARG NAME
ARG VERSION
ARG REVISION
ARG CREATED
LABEL org.opencontainers.image.title="${NAME}" \
      org.opencontainers.image.description="Support centre for many vendors: ${NAME}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="${BASE}" \
      io.supportcenter.sbom="/app/bom.json"
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=8080 \
    QUARKUS_MANAGEMENT_HOST=0.0.0.0 \
    QUARKUS_MANAGEMENT_PORT=9000 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080 9000
USER 10001:10001
ENTRYPOINT ["java", "-XX:AOTCache=/app/app.aot", "-jar", "/app/quarkus-run.jar"]
