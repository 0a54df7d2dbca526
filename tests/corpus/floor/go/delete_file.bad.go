// CWE-22
package api

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"

	"github.com/gin-gonic/gin"
)

var validName = regexp.MustCompile(`^[a-zA-Z0-9_-]+\.csv$`)

type ExportHandler struct {
	dir string
}

func (h *ExportHandler) Delete(c *gin.Context) {
	name := c.Param("name")
	if name == "" {
		c.JSON(http.StatusBadRequest, gin.H{"error": "name is required"})
		return
	}
	if err := os.Remove(filepath.Join(h.dir, name)); err != nil {
		c.JSON(http.StatusNotFound, gin.H{"error": "not found"})
		return
	}
	c.Status(http.StatusNoContent)
}
