package profile

import (
	"bytes"
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"
)

type Profile struct {
	Handle  string
	Bio     string
	Website string
}

type Loader func(handle string) (*Profile, error)

const cardSource = `<section class="card">
  <h2>{{ .Handle }}</h2>
  <p>{{ .Bio }}</p>
  <a rel="nofollow noopener" href="{{ .Website }}">{{ .Website }}</a>
</section>`

var card = template.Must(template.New("card").Parse(cardSource))

// Card returns a handler that renders the public card of a member.
func Card(load Loader) echo.HandlerFunc {
	return func(c echo.Context) error {
		p, err := load(c.Param("handle"))
		if err != nil {
			return echo.NewHTTPError(http.StatusNotFound, "no such member").SetInternal(err)
		}
		var buf bytes.Buffer
		if err := card.Execute(&buf, p); err != nil {
			return err
		}
		return c.HTMLBlob(http.StatusOK, buf.Bytes())
	}
}
