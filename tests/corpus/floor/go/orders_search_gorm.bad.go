// CWE-89
package orders

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"gorm.io/gorm"
)

// Order is a row.
type Order struct {
	ID       uint
	Customer string
	Total    int64
}

// Handler serves orders.
type Handler struct{ DB *gorm.DB }

// Search lists the orders of a customer.
func (h *Handler) Search(c echo.Context) error {
	var orders []Order
	customer := c.QueryParam("customer")
	err := h.DB.WithContext(c.Request().Context()).
		Where("customer = '" + customer + "'").
		Limit(100).
		Find(&orders).Error
	if err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError)
	}
	return c.JSON(http.StatusOK, orders)
}
