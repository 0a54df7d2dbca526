package com.example.catalog;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MongoSearch {

    private final MongoCollection<Document> products;

    public MongoSearch(MongoCollection<Document> products) {
        this.products = products;
    }

    @GetMapping("/products")
    public List<Document> find(@RequestParam String category, @RequestParam String name) {
        Bson filter = Filters.and(Filters.eq("category", category), Filters.regex("name", Pattern.quote(name)));
        return products.find(filter).limit(50).into(new ArrayList<>());
    }
}
