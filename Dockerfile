# The program as an image: built with Maven, run on a Java runtime and nothing else. The embedded PostgreSQL needs glibc and
# libstdc++, which this runtime has, and is that of the platform that the image is built on.
FROM docker.io/library/maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -Pquick package

FROM docker.io/library/eclipse-temurin:17-jre
# initdb wants a user that has a name.
RUN groupadd --gid 10001 rustsecd \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/rustsecd --shell /usr/sbin/nologin rustsecd \
 && install -d -o rustsecd -g rustsecd -m 0700 /var/lib/rustsecd
COPY --from=build /src/service/target/rustsecd.jar /opt/rustsecd/rustsecd.jar
COPY LICENSE /opt/rustsecd/LICENSE
# Inside a container "this machine" is the container: both listeners are for those outside.
ENV RUSTSECD_HOST=0.0.0.0 \
    RUSTSECD_MANAGEMENT_HOST=0.0.0.0 \
    RUSTSECD_DATA_DIR=/var/lib/rustsecd
USER 10001:10001
VOLUME /var/lib/rustsecd
EXPOSE 8080 9000
# In a third of its memory runs what is not the heap: threads, buffers, the embedded PostgreSQL.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/rustsecd/rustsecd.jar"]
CMD ["all"]
