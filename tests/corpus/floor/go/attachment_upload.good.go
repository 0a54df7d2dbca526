package tickets

import (
	"mime"
	"net/http"
	"path/filepath"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
)

const maxAttachment = 8 << 20

type Uploads struct {
	dir string
}

var allowedTypes = map[string]string{"image/png": ".png", "image/jpeg": ".jpg", "application/pdf": ".pdf"}

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

	kind, _, err := mime.ParseMediaType(file.Header.Get("Content-Type"))
	ext, ok := allowedTypes[kind]
	if err != nil || !ok {
		c.AbortWithStatusJSON(http.StatusUnsupportedMediaType, gin.H{"error": "type not accepted"})
		return
	}
	name := uuid.NewString() + ext
	dst := filepath.Join(u.dir, ticket.String(), name)
	if err := c.SaveUploadedFile(file, dst); err != nil {
		c.AbortWithStatusJSON(http.StatusInternalServerError, gin.H{"error": "could not store"})
		return
	}
	c.JSON(http.StatusCreated, gin.H{"name": name, "size": file.Size})
}
