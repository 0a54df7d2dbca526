package handlers

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/gin-gonic/gin"
)

type Assets struct {
	Root string
}

func (a *Assets) Register(r *gin.Engine) {
	r.GET("/assets/:theme/*name", a.serve)
	r.GET("/healthz", func(c *gin.Context) { c.Status(http.StatusNoContent) })
}

func (a *Assets) serve(c *gin.Context) {
	name := strings.TrimPrefix(c.Param("name"), "/")
	full := filepath.Join(a.Root, c.Param("theme"), name)
	rel, err := filepath.Rel(a.Root, full)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	data, err := os.ReadFile(full)
	if err != nil {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	c.Data(http.StatusOK, http.DetectContentType(data), data)
}
