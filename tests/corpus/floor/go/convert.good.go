package convert

import (
	"net/http"
	"os/exec"
	"regexp"

	"github.com/gofiber/fiber/v2"
)

var format = regexp.MustCompile(`^[a-z0-9]{2,5}$`)

func Convert(c *fiber.Ctx) error {
	to := c.Query("to", "png")
	if !format.MatchString(to) {
		return c.SendStatus(http.StatusBadRequest)
	}
	out, err := exec.CommandContext(c.Context(), "convert", "in.svg", "out."+to).CombinedOutput()
	if err != nil {
		return c.SendStatus(http.StatusInternalServerError)
	}
	return c.Send(out)
}
