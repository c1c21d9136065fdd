# syntax=docker/dockerfile:1
# The program as an image: built with Maven, run on the parts of a Java runtime that it needs. The embedded PostgreSQL needs glibc
# and libstdc++, which Debian's image has, and is that of the platform that the image is built on.
FROM docker.io/library/maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
# What Maven downloads stays in a cache of the builder. There is no git here: --build-arg COMMIT="$(git rev-parse HEAD)".
ARG COMMIT=unknown
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Pquick -Dparts.phase=prepare-package -Drustsecd.commit="$COMMIT" package

# Made again only when its modules change.
FROM docker.io/library/eclipse-temurin:17-jdk AS runtime
WORKDIR /image
COPY service/src/image/ .
RUN ./runtime /opt/java

FROM docker.io/library/debian:12-slim
# initdb wants a user that has a name.
RUN groupadd --gid 10001 rustsecd \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/rustsecd --shell /usr/sbin/nologin rustsecd \
 && install -d -o rustsecd -g rustsecd -m 0700 /var/lib/rustsecd
# What changes least comes first.
COPY --from=runtime /opt/java /opt/java
COPY --from=build /src/service/target/rustsecd.jar /src/service/target/rustsecd.cdx.json /opt/rustsecd/
COPY LICENSE NOTICE /opt/rustsecd/
# Inside a container "this machine" is the container: both listeners are for those outside.
ENV PATH=/opt/java/bin:$PATH \
    RUSTSECD_HOST=0.0.0.0 \
    RUSTSECD_MANAGEMENT_HOST=0.0.0.0 \
    RUSTSECD_DATA_DIR=/var/lib/rustsecd
USER 10001:10001
VOLUME /var/lib/rustsecd
EXPOSE 8080 9000
# In a third of its memory runs what is not the heap: threads, buffers, the embedded PostgreSQL.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/rustsecd/rustsecd.jar"]
CMD ["all"]
