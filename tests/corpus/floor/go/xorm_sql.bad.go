// CWE-89
package dao

import (
	"net/http"

	"xorm.io/xorm"
)

func Find(e *xorm.Engine, r *http.Request) ([]map[string]string, error) {
	return e.QueryString("SELECT * FROM device WHERE serial = '" + r.FormValue("serial") + "'")
}
