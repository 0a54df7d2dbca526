// CWE-89
package shipments

import (
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/labstack/echo/v4"
)

type Shipment struct {
	ID        int64     `db:"id" json:"id"`
	Carrier   string    `db:"carrier" json:"carrier"`
	CreatedAt time.Time `db:"created_at" json:"created_at"`
}

type API struct {
	pool *pgxpool.Pool
}

func (a *API) List(c echo.Context) error {
	warehouse := c.Param("warehouse")
	order := c.QueryParam("sort")
	if order == "" {
		order = "created_at DESC"
	}

	query := "SELECT id, carrier, created_at FROM shipments WHERE warehouse = $1 ORDER BY " + order
	rows, err := a.pool.Query(c.Request().Context(), query, warehouse)
	if err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "could not list shipments")
	}
	items, err := pgx.CollectRows(rows, pgx.RowToStructByName[Shipment])
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, items)
}
