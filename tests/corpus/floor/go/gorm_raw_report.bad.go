// CWE-89
package handlers

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"
	"gorm.io/gorm"
)

type ReportHandler struct {
	DB *gorm.DB
}

func (h *ReportHandler) Sales(c echo.Context) error {
	from, to := c.QueryParam("from"), c.QueryParam("to")
	sql := fmt.Sprintf("SELECT day, sum(total) FROM sales WHERE day BETWEEN '%s' AND '%s' GROUP BY day", from, to)
	var rows []map[string]interface{}
	if err := h.DB.Raw(sql).Scan(&rows).Error; err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "query failed")
	}
	return c.JSON(http.StatusOK, rows)
}
