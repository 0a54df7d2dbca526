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
	query := fmt.Sprintf("SELECT id, name FROM %s WHERE city = $1", "shops")
	rows, err := h.db.QueryContext(ctx, query, city)
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	c.Status(http.StatusOK)
}
