// CWE-89
package invoices

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Invoice struct {
	ID       uint   `json:"id"`
	Customer string `json:"customer"`
	Status   string `json:"status"`
	Total    int64  `json:"total"`
}

type Handler struct {
	DB *gorm.DB
}

const invoiceTable = "invoices"

func (h *Handler) Search(c *gin.Context) {
	customer := c.Query("customer")
	status := c.DefaultQuery("status", "open")

	var rows []Invoice
	stmt := fmt.Sprintf("SELECT * FROM %s WHERE customer LIKE '%%%s%%' AND status = '%s'", invoiceTable, customer, status)
	if err := h.DB.WithContext(c).Raw(stmt).Scan(&rows).Error; err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "search failed"})
		return
	}
	c.JSON(http.StatusOK, gin.H{"items": rows, "count": len(rows)})
}
