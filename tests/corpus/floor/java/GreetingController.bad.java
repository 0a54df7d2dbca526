// CWE-79
package com.acme.web;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

@Controller
public class GreetingController {
    private final VisitCounter visits;

    public GreetingController(VisitCounter visits) {
        this.visits = visits;
    }

    @GetMapping(value = "/greeting", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String greeting(@RequestParam(name = "name", defaultValue = "World") String name) {
        long count = visits.increment();
        return "<html><body><h1>Hello, " + name + "!</h1><p>Visitor " + count + "</p></body></html>";
    }

    @GetMapping("/greeting/count")
    @ResponseBody
    public long count() {
        return visits.current();
    }
}
