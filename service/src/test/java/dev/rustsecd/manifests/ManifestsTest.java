package dev.rustsecd.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.settings.SettingKey;
import dev.rustsecd.settings.Settings;
import dev.rustsecd.settings.SettingsReader;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests say what the program takes; {@code .ci/k8s} has a real API server judge them too. */
class ManifestsTest {
    private static final Map<String, String> SETTINGS = settings("base/settings.env");

    static Stream<HasMetadata> resources() {
        return Manifests.all().stream();
    }

    static Stream<HasMetadata> modelled() {
        return Stream.concat(resources(), Manifests.patches().stream()).filter(each -> !Manifests.ofTheOperator(each));
    }

    static Stream<PodSpec> pods() {
        return resources()
                .filter(each -> !Manifests.ofTheOperator(each))
                .flatMap(resource -> Manifests.parts(resource, PodSpec.class).stream());
    }

    @Test
    void everySettingOfProductionIsOneThatTheProgramTakes() {
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.putAll(settings("overlays/production/settings.env"));
        Settings settings = new SettingsReader(path -> "from " + path).read(List.of(), environment);
        settings.check();
        assertEquals("https://rustsecd.example.com", settings.requiredText(SettingKey.PUBLIC_URL));
    }

    @Test
    void everyPatchChangesAResourceOfTheBase() {
        Set<String> names = resources().map(ManifestsTest::name).collect(Collectors.toSet());
        List<HasMetadata> patches = Manifests.patches();
        assertEquals(3, patches.size());
        patches.forEach(patch -> assertTrue(names.contains(name(patch)), name(patch)));
    }

    private static String name(HasMetadata resource) {
        return resource.getKind() + " " + resource.getMetadata().getName();
    }

    private static Map<String, String> settings(String file) {
        return Manifests.text(Manifests.FOLDER.resolve(file))
                .lines()
                .collect(Collectors.toMap(line -> line.replaceAll("=.*", ""), line -> line.replaceAll("^[^=]*=", "")));
    }

    @ParameterizedTest
    @MethodSource("modelled")
    void everyFieldIsOneOfKubernetes(HasMetadata resource) {
        assertEquals(List.of(), Manifests.unknownFields(resource));
    }

    @Test
    void aMisspeltFieldIsNoticedAtAnyDepth() {
        String yaml = """
                apiVersion: apps/v1
                kind: Deployment
                spec:
                  replicsa: 1
                  template:
                    spec:
                      containers:
                        - {name: a, readinessProbe: {httpGet: {paht: /}}}
                """;
        assertEquals(
                Set.of("DeploymentSpec.replicsa", "HTTPGetAction.paht"),
                Set.copyOf(Manifests.unknownFields(Manifests.resource(yaml))));
    }

    @Test
    void everyResourceIsThere() {
        assertEquals(
                List.of(
                        "Deployment rustsecd-ingest",
                        "Deployment rustsecd-serve",
                        "HorizontalPodAutoscaler rustsecd-serve",
                        "Job rustsecd-migrate",
                        "NetworkPolicy rustsecd",
                        "NetworkPolicy rustsecd-database",
                        "NetworkPolicy rustsecd-upstreams",
                        "PodDisruptionBudget rustsecd-ingest",
                        "PodDisruptionBudget rustsecd-serve",
                        "PrometheusRule rustsecd",
                        "Service rustsecd",
                        "Service rustsecd-management",
                        "ServiceMonitor rustsecd",
                        "StatefulSet rustsecd"),
                resources().map(ManifestsTest::name).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyVariableIsASettingThatTheProgramTakes(PodSpec pod) {
        Map<String, String> environment = new HashMap<>(SETTINGS);
        for (EnvVar variable : Manifests.parts(pod, EnvVar.class)) {
            environment.put(variable.getName(), variable.getValue());
        }
        Settings settings = new SettingsReader(path -> "from " + path).read(List.of(), environment);
        settings.check();
        assertEquals("0.0.0.0", settings.requiredText(SettingKey.HOST));
        boolean ownDatabase = pod.getContainers().get(0).getArgs().equals(List.of("all"));
        assertEquals(ownDatabase, settings.text(SettingKey.DATABASE_URL).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyPortIsAListener(PodSpec pod) {
        Map<String, String> listeners = Map.of(
                "http", SETTINGS.getOrDefault(SettingKey.PORT.environmentName(), ""),
                "management", SETTINGS.getOrDefault(SettingKey.MANAGEMENT_PORT.environmentName(), ""));
        for (ContainerPort port : Manifests.parts(pod, ContainerPort.class)) {
            assertEquals(listeners.get(port.getName()), String.valueOf(port.getContainerPort()));
        }
    }

    @Test
    void everyServiceLeadsToAPortThatPodsHave() {
        Set<String> names = pods().flatMap(pod -> Manifests.parts(pod, ContainerPort.class).stream())
                .map(ContainerPort::getName)
                .collect(Collectors.toSet());
        List<ServicePort> ports = resources()
                .filter(Service.class::isInstance)
                .flatMap(service -> Manifests.parts(service, ServicePort.class).stream())
                .toList();
        assertEquals(2, ports.size());
        ports.forEach(port -> assertTrue(names.contains(port.getTargetPort().getStrVal()), port::toString));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void probesAskTheManagementListener(PodSpec pod) {
        boolean isAJob = "Never".equals(pod.getRestartPolicy());
        assertEquals(isAJob ? 0 : 3, Manifests.parts(pod, Probe.class).size());
        for (HTTPGetAction probe : Manifests.parts(pod, HTTPGetAction.class)) {
            assertEquals("management", probe.getPort().getStrVal());
            assertTrue(
                    Set.of("/health/live", "/health/ready", "/health/started").contains(probe.getPath()));
        }
    }

    @ParameterizedTest
    @MethodSource("pods")
    void podsMayDoNothingThatTheyNeedNot(PodSpec pod) {
        assertTrue(pod.getSecurityContext().getRunAsNonRoot());
        assertEquals(10_001L, pod.getSecurityContext().getRunAsUser());
        assertEquals(
                "RuntimeDefault", pod.getSecurityContext().getSeccompProfile().getType());
        assertFalse(pod.getAutomountServiceAccountToken());
        // Kubernetes would set RUSTSECD_PORT to "tcp://…" for a service of that name.
        assertFalse(pod.getEnableServiceLinks());
        for (Container container : pod.getContainers()) {
            assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());
            assertFalse(container.getSecurityContext().getAllowPrivilegeEscalation());
            assertEquals(
                    List.of("ALL"),
                    container.getSecurityContext().getCapabilities().getDrop());
            assertTrue(container.getResources().getLimits().containsKey("memory"));
            assertTrue(container.getResources().getRequests().containsKey("cpu"));
        }
    }
}
