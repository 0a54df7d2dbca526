// CWE-79
package blog

import (
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"
)

var commentTmpl = template.Must(template.New("comment").Parse(`
<article class="comment">
  <header>{{.Author}}</header>
  <div class="body">{{.Body}}</div>
  {{.Badge}}
</article>`))

type commentView struct {
	Author string
	Body   template.HTML
	Badge  template.HTML
}

func PreviewComment(c echo.Context) error {
	author := c.FormValue("author")
	if len(author) > 60 {
		return echo.NewHTTPError(http.StatusBadRequest, "name too long")
	}
	view := commentView{
		Author: author,
		Body:   template.HTML(c.FormValue("body")),
		Badge:  template.HTML(`<span class="badge">preview</span>`),
	}
	c.Response().Header().Set(echo.HeaderContentType, echo.MIMETextHTMLCharsetUTF8)
	c.Response().WriteHeader(http.StatusOK)
	return commentTmpl.Execute(c.Response(), view)
}
