// CWE-22
package tickets

import (
	"net/http"
	"path/filepath"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
)

const maxAttachment = 8 << 20

type Uploads struct {
	dir string
}

func (u *Uploads) Post(c *gin.Context) {
	ticket, err := uuid.Parse(c.Param("ticket"))
	if err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": "bad ticket id"})
		return
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxAttachment)
	file, err := c.FormFile("attachment")
	if err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": "attachment missing"})
		return
	}

	name := c.PostForm("name")
	if name == "" {
		name = uuid.NewString()
	}
	dst := filepath.Join(u.dir, ticket.String(), name)
	if err := c.SaveUploadedFile(file, dst); err != nil {
		c.AbortWithStatusJSON(http.StatusInternalServerError, gin.H{"error": "could not store"})
		return
	}
	c.JSON(http.StatusCreated, gin.H{"name": name, "size": file.Size})
}
