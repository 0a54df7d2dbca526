// CWE-434
package media

import (
	"net/http"
	"path/filepath"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
)

var allowed = map[string]bool{".png": true, ".jpg": true}

func UploadAvatar(c *gin.Context) {
	file, err := c.FormFile("avatar")
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	ext := strings.ToLower(filepath.Ext(file.Filename))
	if !allowed[ext] {
		c.AbortWithStatus(http.StatusUnsupportedMediaType)
		return
	}
	dst := filepath.Join("./public/uploads", newName(ext))
	if err := c.SaveUploadedFile(file, dst); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusCreated, gin.H{"path": strings.TrimPrefix(dst, "./public")})
}

func newName(ext string) string { return uuid.NewString() + ext }
