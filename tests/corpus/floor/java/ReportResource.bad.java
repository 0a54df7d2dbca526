// CWE-22
package com.example.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;

@Path("/reports")
@RequestScoped
public class ReportResource {

    private static final java.nio.file.Path ROOT = Paths.get("/srv/reports").toAbsolutePath().normalize();

    @GET
    @Path("{name}")
    @Produces("application/pdf")
    public Response report(@PathParam("name") String name) throws IOException {
        java.nio.file.Path file = ROOT.resolve(name);
        if (!Files.exists(file)) {
            throw new NotFoundException();
        }
        StreamingOutput body = output -> Files.copy(file, output);
        return Response.ok(body).header("Content-Disposition", "attachment; filename=report.pdf").build();
    }
}
