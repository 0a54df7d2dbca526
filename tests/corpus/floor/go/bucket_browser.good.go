package bucket

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/beego/beego/v2/server/web"
)

type FileController struct {
	web.Controller
}

var store = os.Getenv("STORE_DIR")

func (c *FileController) Remove() {
	key := c.GetString("key")
	full := filepath.Join(store, key)
	rel, err := filepath.Rel(store, full)
	if err != nil || rel == ".." || strings.HasPrefix(rel, "../") {
		c.CustomAbort(http.StatusBadRequest, "bad key")
	}
	if err := os.Remove(full); err != nil {
		c.CustomAbort(http.StatusNotFound, "no such file")
	}
	c.Ctx.Output.SetStatus(http.StatusNoContent)
}
