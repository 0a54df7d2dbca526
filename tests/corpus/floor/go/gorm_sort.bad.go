// CWE-89
package repo

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

var sortable = map[string]string{"name": "name", "created": "created_at"}

func List(db *gorm.DB) gin.HandlerFunc {
	return func(c *gin.Context) {
		var rows []Item
		db.Order(c.Query("sort") + " desc").Find(&rows)
		c.JSON(200, rows)
	}
}
