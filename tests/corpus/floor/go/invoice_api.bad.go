// CWE-639 CWE-862
package invoices

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Invoice struct {
	ID        uint
	AccountID uint
	Total     int64
	Note      string
}

type API struct {
	db *gorm.DB
}

func (a *API) Register(r *gin.RouterGroup) {
	r.GET("/invoices/:id", a.show)
	r.DELETE("/invoices/:id", a.remove)
}

func (a *API) show(c *gin.Context) {
	id, err := strconv.ParseUint(c.Param("id"), 10, 64)
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	var inv Invoice
	if err := a.db.WithContext(c).First(&inv, id).Error; err != nil {
		if errors.Is(err, gorm.ErrRecordNotFound) {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, inv)
}

func (a *API) remove(c *gin.Context) {
	id, err := strconv.ParseUint(c.Param("id"), 10, 64)
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	if err := a.db.WithContext(c).Delete(&Invoice{}, id).Error; err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusNoContent)
}
