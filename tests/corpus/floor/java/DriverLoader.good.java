// CWE-470
package com.acme.plugins;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

@Path("/exports")
public class DriverLoader {
    private static final Map<String, String> EXPORTERS = Map.of(
        "csv", "com.acme.plugins.CsvExporter",
        "xlsx", "com.acme.plugins.XlsxExporter");

    private final ReportStore reports;

    public DriverLoader(ReportStore reports) {
        this.reports = reports;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] export(@QueryParam("type") String type, @QueryParam("report") long report) {
        try {
            String name = EXPORTERS.get(type);
            Exporter exporter = (Exporter) Class.forName(name).getDeclaredConstructor().newInstance();
            return exporter.export(reports.get(report));
        } catch (ReflectiveOperationException e) {
            throw new WebApplicationException("no such exporter", 400);
        }
    }
}
