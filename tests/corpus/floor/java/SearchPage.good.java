package com.example.search;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

@RestController
public class SearchPage {

    private final Index index;

    public SearchPage(Index index) {
        this.index = index;
    }

    @GetMapping(value = "/search", produces = MediaType.TEXT_HTML_VALUE)
    public String search(@RequestParam(defaultValue = "") String q) {
        List<Hit> hits = index.find(q);
        StringBuilder page = new StringBuilder("<html><body>");
        page.append("<h1>").append(hits.size()).append(" results for ").append(HtmlUtils.htmlEscape(q)).append("</h1>");
        for (Hit hit : hits) {
            page.append(String.format("<p>%s</p>", HtmlUtils.htmlEscape(hit.title())));
        }
        return page.append("</body></html>").toString();
    }
}
