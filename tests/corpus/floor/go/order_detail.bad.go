// CWE-639
package orders

import (
	"context"
	"net/http"

	"github.com/gofiber/fiber/v2"
	"github.com/jackc/pgx/v5/pgxpool"
)

type Order struct {
	ID    int64
	Total int64
}

type API struct {
	pool *pgxpool.Pool
}

func (a *API) Show(c *fiber.Ctx) error {
	id, err := c.ParamsInt("id")
	if err != nil {
		return fiber.NewError(http.StatusBadRequest, "id")
	}
	var o Order
	row := a.pool.QueryRow(context.Background(), "SELECT id, total FROM orders WHERE id = $1", id)
	if err := row.Scan(&o.ID, &o.Total); err != nil {
		return fiber.ErrNotFound
	}
	return c.JSON(o)
}
