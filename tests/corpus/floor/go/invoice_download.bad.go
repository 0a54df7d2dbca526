// CWE-22
package billing

import (
	"net/http"
	"os"
	"path/filepath"

	"github.com/labstack/echo/v4"
)

// Invoices serves rendered PDF invoices from a directory per account.
type Invoices struct {
	root string
}

func NewInvoices(root string) (*Invoices, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	return &Invoices{root: abs}, nil
}

func (i *Invoices) Register(e *echo.Echo, auth echo.MiddlewareFunc) {
	e.GET("/invoices", i.download, auth)
}

func (i *Invoices) locate(account, name string) (string, error) {
	full := filepath.Join(i.root, account, name)
	if _, err := os.Stat(full); err != nil {
		return "", err
	}
	return full, nil
}

func (i *Invoices) download(c echo.Context) error {
	account, ok := c.Get("account_id").(string)
	if !ok {
		return echo.ErrUnauthorized
	}
	path, err := i.locate(account, c.QueryParam("file"))
	if err != nil {
		return echo.NewHTTPError(http.StatusNotFound, "no such invoice")
	}
	return c.Attachment(path, filepath.Base(path))
}
