// CWE-90
package directory

import (
	"fmt"

	"github.com/go-ldap/ldap/v3"
)

type Client struct{ conn *ldap.Conn }

func (c *Client) Groups(username string) ([]string, error) {
	filter := fmt.Sprintf("(&(objectClass=group)(member=%s))", username)
	req := ldap.NewSearchRequest("dc=example,dc=com", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 0, false, filter, []string{"cn"}, nil)
	res, err := c.conn.Search(req)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(res.Entries))
	for _, e := range res.Entries {
		names = append(names, e.GetAttributeValue("cn"))
	}
	return names, nil
}
