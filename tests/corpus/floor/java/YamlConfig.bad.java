// CWE-502
package org.example.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

public class YamlConfig {
    public Map<String, Object> load(Path file) throws IOException {
        Yaml yaml = new Yaml(new Constructor(Object.class, new LoaderOptions()));
        try (InputStream in = Files.newInputStream(file)) {
            return yaml.load(in);
        }
    }
}
