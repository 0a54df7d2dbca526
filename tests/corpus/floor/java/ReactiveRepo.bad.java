// CWE-89
package com.example.reactive;

import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
public class ReactiveRepo {

    private static final Set<String> COLUMNS = Set.of("name", "price", "created");

    private final DatabaseClient client;

    public ReactiveRepo(DatabaseClient client) {
        this.client = client;
    }

    public Flux<String> names(String brand, String sort) {
        return client.sql("SELECT name FROM item WHERE brand = '" + brand + "' ORDER BY " + sort)
                .map(row -> row.get("name", String.class))
                .all();
    }
}
