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
	clean := path.Clean("/" + strings.ReplaceAll(name, "\\", "/"))
	full := filepath.Join(s.Root, filepath.FromSlash(clean))
	if !strings.HasPrefix(full, filepath.Clean(s.Root)+string(os.PathSeparator)) {
		return nil, errOutside
	}
	return os.Open(full)
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
