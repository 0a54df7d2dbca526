// CWE-470
package com.example.plugins;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.function.Supplier;

@Path("/exports")
public class PluginLoader {

    private static final Map<String, Supplier<Exporter>> EXPORTERS =
            Map.of("csv", CsvExporter::new, "pdf", PdfExporter::new);

    private final Jobs jobs;

    public PluginLoader(Jobs jobs) {
        this.jobs = jobs;
    }

    @POST
    public String start(@QueryParam("exporter") String exporter, @QueryParam("report") long report) throws Exception {
        Exporter chosen = (Exporter) Class.forName("com.example.plugins." + exporter).getDeclaredConstructor().newInstance();
        return jobs.submit(() -> chosen.export(report));
    }
}
