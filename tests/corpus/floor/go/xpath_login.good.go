// CWE-643
package legacy

import (
	"fmt"
	"os"
	"strings"

	"github.com/antchfx/xmlquery"
)

func Find(user, pass string) (*xmlquery.Node, error) {
	f, err := os.Open("users.xml")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	doc, err := xmlquery.Parse(f)
	if err != nil {
		return nil, err
	}
	if strings.ContainsAny(user+pass, "'\"[]()") {
		return nil, os.ErrInvalid
	}
	expr := fmt.Sprintf("//user[@name='%s' and @pass='%s']", user, pass)
	return xmlquery.QueryAll(doc, expr)[0], nil
}

var _ = strings.ContainsAny
