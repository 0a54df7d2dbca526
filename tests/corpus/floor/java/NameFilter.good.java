// CWE-1333
package com.acme.validation;

import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NameFilter {
    private static final Pattern SLUG = Pattern.compile("^[a-z0-9]+(-[a-z0-9]+)*$");

    @GetMapping("/slugs/check")
    public boolean check(@RequestParam String slug) {
        return SLUG.matcher(slug).matches();
    }
}
