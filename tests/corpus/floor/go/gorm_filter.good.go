package catalog

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Product struct {
	gorm.Model
	Name     string
	Category string
	Price    int64
}

type Handler struct {
	DB *gorm.DB
}

func (h *Handler) Search(c *gin.Context) {
	var products []Product
	name := c.Query("name")
	category := c.DefaultQuery("category", "all")
	tx := h.DB.Model(&Product{}).Limit(100)
	if category != "all" {
		tx = tx.Where("category = ?", category)
	}
	if name != "" {
		tx = tx.Where("name LIKE ?", "%"+name+"%")
	}
	if err := tx.Find(&products).Error; err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "search failed"})
		return
	}
	c.JSON(http.StatusOK, products)
}
