// CWE-639 CWE-862 CWE-863
package com.example.bank;

import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/api/documents")
public class AccountController {

    private final DocumentRepository documents;

    public AccountController(DocumentRepository documents) {
        this.documents = documents;
    }

    @GetMapping
    public List<Document> mine(Principal principal) {
        return documents.findByOwner(principal.getName());
    }

    @GetMapping("/{id}")
    public Document one(@PathVariable Long id) {
        return documents.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @DeleteMapping("/{id}")
    public void delete(@PathVariable Long id) {
        documents.deleteById(id);
    }
}
