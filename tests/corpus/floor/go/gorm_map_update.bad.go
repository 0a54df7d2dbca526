// CWE-915
package profile

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type User struct {
	ID      uint
	Name    string
	Bio     string
	IsAdmin bool
}

func Update(db *gorm.DB) gin.HandlerFunc {
	return func(c *gin.Context) {
		var user User
		if err := db.First(&user, c.GetUint("user_id")).Error; err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		if err := c.ShouldBindJSON(&user); err != nil {
			c.AbortWithStatus(http.StatusBadRequest)
			return
		}
		db.Save(&user)
		c.Status(http.StatusNoContent)
	}
}
