package handmade;

import java.util.Map;

public class Registry<K> {
    private Map<K, Object> entries;

    /**
     * Looks an entry up and casts it to the wanted type.
     *
     * @param key  the key that the entry was stored under
     * @param type the class that the entry must have
     * @return the entry
     * @throws ClassCastException if the entry has another class
     */
    public <T> T find(K key, Class<T> type) {
        Object entry = entries.get(key);
        if (!type.isInstance(entry)) {
            throw new ClassCastException(type.getName());
        }
        return type.cast(entry);
    }

    /**
     * Stores an entry unless its key is taken.
     *
     * @param key     the key to store it under
     * @param entry   what is stored
     * @param replace whether an entry that is there gives way
     * @return whether the entry was stored
     */
    public boolean store(K key, Object entry, boolean replace) {
        if (entries.containsKey(key) && !replace) {
            return false;
        }
        entries.put(key, entry);
        return true;
    }

    /**
     * Removes every entry older than a moment.
     *
     * @param moment entries from before it go, in milliseconds
     * @param limit  how many may go at once
     */
    public void expire(long moment, int limit) {
        entries.values().stream().filter(entry -> ageOf(entry) < moment).limit(limit).forEach(this::drop);
    }
}
