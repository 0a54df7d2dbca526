package staff

import (
	"errors"
	"fmt"

	"github.com/gin-gonic/gin"
	"github.com/go-ldap/ldap/v3"
)

type Directory struct {
	conn *ldap.Conn
	base string
}

var errMany = errors.New("not exactly one entry")

func (d *Directory) find(mail string) (*ldap.Entry, error) {
	filter := fmt.Sprintf("(&(objectClass=person)(mail=%s))", ldap.EscapeFilter(mail))
	res, err := d.conn.Search(ldap.NewSearchRequest(d.base, ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 2, 5, false,
		filter, []string{"cn", "telephoneNumber"}, nil))
	if err != nil {
		return nil, err
	}
	if len(res.Entries) != 1 {
		return nil, errMany
	}
	return res.Entries[0], nil
}

func (d *Directory) Phone(c *gin.Context) {
	entry, err := d.find(c.Query("mail"))
	if err != nil {
		c.AbortWithStatus(404)
		return
	}
	c.JSON(200, gin.H{"phone": entry.GetAttributeValue("telephoneNumber")})
}
