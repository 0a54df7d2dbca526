// CWE-89
package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

type Handler struct{ db *sql.DB }

func (h *Handler) List(c *gin.Context) {
	city := c.Query("city")
	ctx, cancel := context.WithCancel(c.Request.Context())
	defer cancel()
	query := fmt.Sprintf("SELECT id, name FROM shops WHERE city = '%s'", city)
	rows, err := h.db.QueryContext(ctx, query)
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	c.Status(http.StatusOK)
}
