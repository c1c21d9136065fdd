import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the OpenAPI document, which is YAML, as the JSON that the program serves. The build runs it as a source file. */
final class OpenApiJson {
    private OpenApiJson() {}

    /** @param args the YAML file, and the JSON file that is made or replaced */
    public static void main(String[] args) throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        Object document = yaml.readValue(Path.of(args[0]).toFile(), Object.class);
        Path json = Path.of(args[1]);
        Files.createDirectories(json.toAbsolutePath().getParent());
        new JsonMapper().writeValue(json.toFile(), document);
    }
}
