// CWE-915
package members

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

// Member is a row; Role decides what somebody may do.
type Member struct {
	ID    uint   `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
	Role  string `json:"role"`
}

// Patch changes a member's own data.
func Patch(db *gorm.DB) gin.HandlerFunc {
	return func(c *gin.Context) {
		id, err := strconv.ParseUint(c.Param("id"), 10, 32)
		if err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		var changes map[string]interface{}
		if err := c.BindJSON(&changes); err != nil {
			return
		}
		err = db.Model(&Member{}).Where("id = ?", id).Updates(changes).Error
		if err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
		c.Status(http.StatusNoContent)
	}
}
