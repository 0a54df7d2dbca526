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

func (a *API) owned(c *gin.Context) *gorm.DB {
	return a.db.WithContext(c).Where("account_id = ?", c.GetUint("account_id"))
}

func (a *API) show(c *gin.Context) {
	id, err := strconv.ParseUint(c.Param("id"), 10, 64)
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	var inv Invoice
	if err := a.owned(c).First(&inv, id).Error; err != nil {
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
	if err := a.owned(c).Delete(&Invoice{}, id).Error; err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusNoContent)
}
