// CWE-89
package inv

import (
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
		res := db.MustExec("UPDATE stock SET qty = ? WHERE sku = ?", qty, sku)
		n, _ := res.RowsAffected()
		log.Printf("%d rows", n)
		return c.SendStatus(204)
	}
}
