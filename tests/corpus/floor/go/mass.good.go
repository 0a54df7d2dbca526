// CWE-915
package users

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"gorm.io/gorm"
)

type User struct {
	gorm.Model
	Email string `json:"email"`
	Role  string `json:"role"`
}

type updateRequest struct {
	Email string `json:"email"`
}

func Update(db *gorm.DB) echo.HandlerFunc {
	return func(c echo.Context) error {
		var u User
		if err := db.First(&u, c.Param("id")).Error; err != nil {
			return echo.ErrNotFound
		}
		var in updateRequest
		if err := c.Bind(&in); err != nil {
			return echo.ErrBadRequest
		}
		u.Email = in.Email
		db.Save(&u)
		return c.JSON(http.StatusOK, u)
	}
}
