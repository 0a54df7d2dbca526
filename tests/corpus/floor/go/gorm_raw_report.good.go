// CWE-89
package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"
	"gorm.io/gorm"
)

type ReportHandler struct {
	DB *gorm.DB
}

func (h *ReportHandler) Sales(c echo.Context) error {
	from, to := c.QueryParam("from"), c.QueryParam("to")
	const sql = "SELECT day, sum(total) FROM sales WHERE day BETWEEN ? AND ? GROUP BY day"
	var rows []map[string]interface{}
	if err := h.DB.Raw(sql, from, to).Scan(&rows).Error; err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "query failed")
	}
	return c.JSON(http.StatusOK, rows)
}
