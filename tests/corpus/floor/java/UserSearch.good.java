package shop;

import java.util.List;
import org.springframework.ldap.core.AttributesMapper;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.filter.EqualsFilter;

public class UserSearch {
    private final LdapTemplate ldap;

    public UserSearch(LdapTemplate ldap) {
        this.ldap = ldap;
    }

    public List<String> byUid(String uid) {
        String filter = new EqualsFilter("uid", uid).encode();
        return ldap.search("ou=people", filter, (AttributesMapper<String>) a -> a.get("cn").get().toString());
    }
}
