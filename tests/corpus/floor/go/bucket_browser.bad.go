// CWE-22
package bucket

import (
	"net/http"
	"os"
	"path/filepath"

	"github.com/beego/beego/v2/server/web"
)

type FileController struct {
	web.Controller
}

var store = os.Getenv("STORE_DIR")

func (c *FileController) Remove() {
	key := c.GetString("key")
	full := filepath.Join(store, key)
	if err := os.Remove(full); err != nil {
		c.CustomAbort(http.StatusNotFound, "no such file")
	}
	c.Ctx.Output.SetStatus(http.StatusNoContent)
}
