// CWE-89
package inv

import (
	"fmt"
	"log"
	"strconv"

	"github.com/gofiber/fiber/v2"
	"github.com/jmoiron/sqlx"
)

func UpdateStock(db *sqlx.DB) fiber.Handler {
	return func(c *fiber.Ctx) error {
		sku := c.Params("sku")
		qty, err := strconv.Atoi(c.FormValue("qty"))
		if err != nil {
			return c.SendStatus(400)
		}
		res := db.MustExec(fmt.Sprintf("UPDATE stock SET qty = %d WHERE sku = '%s'", qty, sku))
		n, _ := res.RowsAffected()
		log.Printf("%d rows", n)
		return c.SendStatus(204)
	}
}
