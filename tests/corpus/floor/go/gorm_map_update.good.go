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
		var in struct {
			Name string `json:"name"`
			Bio  string `json:"bio"`
		}
		if err := c.ShouldBindJSON(&in); err != nil {
			c.AbortWithStatus(http.StatusBadRequest)
			return
		}
		db.Model(&user).Updates(User{Name: in.Name, Bio: in.Bio})
		c.Status(http.StatusNoContent)
	}
}
