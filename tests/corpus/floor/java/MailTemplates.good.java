// CWE-1336
package com.acme.mail;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MailTemplates {
    private final Configuration freemarker;

    public MailTemplates(Configuration freemarker) {
        this.freemarker = freemarker;
    }

    @PostMapping("/mail/preview")
    public String preview(@RequestBody PreviewRequest request) throws IOException, TemplateException {
        Template template = freemarker.getTemplate("preview.ftl");
        StringWriter out = new StringWriter();
        template.process(Map.of("name", request.name(), "body", request.body()), out);
        return out.toString();
    }
}
