// CWE-915
package profile

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type User struct {
	ID      uint
	Name    string `json:"name"`
	Email   string `json:"email"`
	IsAdmin bool   `json:"is_admin"`
}

type API struct {
	db *gorm.DB
}

func (a *API) Patch(c *gin.Context) {
	var u User
	if err := a.db.First(&u, c.GetUint("user_id")).Error; err != nil {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	if err := c.ShouldBindJSON(&u); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	a.db.Save(&u)
	c.Status(http.StatusNoContent)
}
