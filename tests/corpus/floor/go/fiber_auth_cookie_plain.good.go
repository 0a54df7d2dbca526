package signin

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

type Sessions interface {
	Create(user string) (string, error)
}

type Handler struct {
	Store Sessions
	Check func(user, pass string) bool
}

func (h *Handler) Post(c *fiber.Ctx) error {
	user, pass := c.FormValue("user"), c.FormValue("pass")
	if !h.Check(user, pass) {
		return fiber.ErrUnauthorized
	}
	sid, err := h.Store.Create(user)
	if err != nil {
		return fiber.ErrInternalServerError
	}
	c.Cookie(&fiber.Cookie{
		Name:     "session_id",
		Value:    sid,
		Path:     "/",
		Expires:  time.Now().Add(8 * time.Hour),
		HTTPOnly: true,
		Secure:   true,
		SameSite: fiber.CookieSameSiteLaxMode,
	})
	c.Cookie(&fiber.Cookie{
		Name:   "theme",
		Value:  c.FormValue("theme", "light"),
		Path:   "/",
		Secure: true,
	})
	return c.Redirect("/home")
}
