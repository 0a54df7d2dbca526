// CWE-22
package share

import (
	"errors"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/gofiber/fiber/v2"
)

type Shares struct{ Root string }

var errOutside = errors.New("outside of the share")

func (s *Shares) open(name string) (*os.File, error) {
	return os.Open(filepath.Join(s.Root, name))
}

func (s *Shares) Download(c *fiber.Ctx) error {
	f, err := s.open(c.Params("*"))
	if err != nil {
		return fiber.NewError(http.StatusNotFound, "not found")
	}
	st, err := f.Stat()
	if err != nil || st.IsDir() {
		return fiber.NewError(http.StatusNotFound, "not found")
	}
	return c.SendStream(f, int(st.Size()))
}
