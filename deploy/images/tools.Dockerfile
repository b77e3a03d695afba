# What sets up and tries an installation: topics, schemas, simulated partners. The context is deploy/local/target/dist.
ARG BASE
FROM ${BASE}
COPY lib/ /opt/tools/lib/
ARG VERSION
ARG REVISION
ARG CREATED
LABEL org.opencontainers.image.title="tools" \
      org.opencontainers.image.description="Support centre for many vendors: topics, schemas, simulated partners" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV JAVA_TOOL_OPTIONS="-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
USER 10001:10001
ENTRYPOINT ["java", "-cp", "/opt/tools/lib/*"]
