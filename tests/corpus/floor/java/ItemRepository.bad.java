// CWE-89
package shop;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

@Repository
public class ItemRepository {
    private static final Map<String, String> SORT = Map.of("name", "i.name", "price", "i.price");
    private final EntityManager em;

    public ItemRepository(EntityManager em) {
        this.em = em;
    }

    public List<Item> list(String sort) {
        return em.createQuery("SELECT i FROM Item i ORDER BY i." + sort, Item.class).getResultList();
    }
}
