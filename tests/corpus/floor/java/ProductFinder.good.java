// CWE-943
package com.acme.catalog;

import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
public class ProductFinder {
    private final MongoTemplate mongo;

    public ProductFinder(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public List<Product> byOwner(String owner) {
        Query query = Query.query(Criteria.where("owner").is(owner).and("deleted").is(false));
        return mongo.find(query, Product.class);
    }
}
