// CWE-89
package catalog

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Product struct {
	ID    uint
	Name  string
	Price int
}

var sortable = map[string]string{
	"name":  "name ASC",
	"price": "price DESC",
}

func ListProducts(db *gorm.DB) gin.HandlerFunc {
	return func(c *gin.Context) {
		var products []Product
		sort := c.DefaultQuery("sort", "name")
		order, ok := sortable[sort]
		if !ok {
			c.AbortWithStatus(http.StatusBadRequest)
			return
		}
		tx := db.WithContext(c.Request.Context()).Where("price > ?", 0)
		if err := tx.Order(order).Limit(50).Find(&products).Error; err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
		c.JSON(http.StatusOK, products)
	}
}
